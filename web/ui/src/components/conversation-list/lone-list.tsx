import type { ConversationRef } from "@chinwag/core";
import { useLayoutEffect, useState } from "preact/hooks";
import type { KnownConversation } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useStore } from "../../hooks/use-store.ts";
import { ListPane } from "./list-pane.tsx";

/** The list of conversations by itself: what is picked is marked, and shown wherever the page shows it. */
export function LoneList() {
  const { model } = useUi();
  const current = useStore(model.current);
  const [query, setQuery] = useState("");
  // It is settled which one is marked. No conversation is on screen by that.
  useLayoutEffect(() => {
    if (current !== undefined) model.shown.set({ ref: current, known: null });
  }, [model, current]);
  const pick = (ref: ConversationRef, known: KnownConversation, messageId?: string) => {
    if (model.owner.onPick?.(known, messageId) !== false) model.selection.set(ref);
  };
  return (
    <ListPane
      query={query}
      onQuery={setQuery}
      currentId={current?.id ?? null}
      isBesideChat={true}
      onPick={pick}
    />
  );
}
