import type { ConversationRef } from "@chinwag/core";
import { useMemo } from "preact/hooks";
import { matchesMessage } from "../model/message-predicate.ts";
import { useUi } from "./ui-context.ts";
import { useMessages } from "./use-messages.ts";
import { useStore } from "./use-store.ts";

/** The messages of a conversation that the owner of the box wants to be shown, and what loads more. */
export function useMatchingMessages(ref: ConversationRef): ReturnType<typeof useMessages> {
  const predicate = useStore(useUi().model.messagePredicate);
  const [loaded, loadMore] = useMessages(ref);
  const matching = useMemo(
    () =>
      loaded && {
        ...loaded,
        messages: loaded.messages.filter((message) => matchesMessage(message, predicate)),
      },
    [loaded, predicate],
  );
  return [matching, loadMore];
}
