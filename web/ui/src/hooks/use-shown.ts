import type { ConversationRef, ConversationSnapshot, ParticipantSnapshot } from "@chinwag/core";
import { useLayoutEffect } from "preact/hooks";
import type { Shown } from "../box/shown.ts";
import { useUi } from "./ui-context.ts";

const NOTHING: Shown = { ref: null, known: null };

/** Tells the owner of the box which conversation is on screen, as long as it is. */
export function useShown(
  ref: ConversationRef,
  conversation: ConversationSnapshot | null | undefined,
  participants: readonly ParticipantSnapshot[] | null | undefined,
): void {
  const { shown } = useUi().model;
  useLayoutEffect(() => {
    if (conversation === undefined || (conversation && !participants)) return;
    const now = { ref, known: conversation && participants ? { conversation, participants } : null };
    shown.set(now);
    return () => {
      // The next one may be there already.
      queueMicrotask(() => {
        if (shown.value === now) shown.set(null);
      });
    };
  }, [shown, ref, conversation, participants]);
}

/** Tells the owner of the box that no conversation is open, while that is so. */
export function useNothingShown(isNothing: boolean): void {
  const { shown } = useUi().model;
  useLayoutEffect(() => {
    if (isNothing) shown.set(NOTHING);
  }, [shown, isNothing]);
}
