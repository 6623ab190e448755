import type { ConversationRef, OutboxMessage } from "@chinwag/core";
import { useLayoutEffect, useState } from "preact/hooks";

const EMPTY: readonly OutboxMessage[] = [];

/** The messages that were sent from here and are not stored yet, in the order sent. */
export function useOutbox(ref: ConversationRef): readonly OutboxMessage[] {
  const [messages, setMessages] = useState(EMPTY);
  useLayoutEffect(() => {
    const subscription = ref.subscribeOutbox(setMessages);
    return () => subscription.unsubscribe();
  }, [ref]);
  return messages;
}
