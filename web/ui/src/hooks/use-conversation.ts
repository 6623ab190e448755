import type { ConversationRef, ConversationSnapshot } from "@chinwag/core";
import { useLayoutEffect, useState } from "preact/hooks";

/** The conversation; `null` when there is none to see, `undefined` until that is known. */
export function useConversation(ref: ConversationRef): ConversationSnapshot | null | undefined {
  const [snapshot, setSnapshot] = useState<ConversationSnapshot | null>();
  useLayoutEffect(() => {
    const subscription = ref.subscribe(setSnapshot);
    // What is known already is shown in this very frame.
    if (subscription.state.type === "active") setSnapshot(subscription.state.latestSnapshot);
    return () => subscription.unsubscribe();
  }, [ref]);
  return snapshot;
}
