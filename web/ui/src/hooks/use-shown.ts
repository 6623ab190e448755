import type { ConversationSnapshot, ParticipantSnapshot } from "@chinwag/core";
import { useLayoutEffect } from "preact/hooks";
import { useUi } from "./ui-context.ts";

/** Tells the owner of the box which conversation is on screen, as long as it is. */
export function useShown(
  conversation: ConversationSnapshot | null | undefined,
  participants: readonly ParticipantSnapshot[] | null | undefined,
): void {
  const { shown } = useUi().model;
  useLayoutEffect(() => {
    if (!conversation || !participants) return;
    const now = { conversation, participants };
    shown.set(now);
    return () => {
      // The next one may be there already.
      queueMicrotask(() => {
        if (shown.value === now) shown.set(null);
      });
    };
  }, [shown, conversation, participants]);
}
