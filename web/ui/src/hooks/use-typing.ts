import type { ConversationRef, TypingSnapshot } from "@chinwag/core";
import { useEffect, useState } from "preact/hooks";
import { useRole } from "./use-role.ts";

/** Who is writing in a conversation; `null` for nobody, and for a reader who is not to know. */
export function useTyping(ref: ConversationRef): TypingSnapshot | null {
  const [typing, setTyping] = useState<TypingSnapshot | null>(null);
  const { showTypingIndicator } = useRole();
  useEffect(() => ref.subscribeTyping(setTyping).unsubscribe, [ref]);
  return showTypingIndicator && typing && (typing.many || typing.users.length > 0) ? typing : null;
}

/** Tells the others that one writes something new, as often as something is written. */
export function useTypingSignal(
  ref: ConversationRef,
  isEditing: boolean,
  write: (text: string) => void,
): (text: string) => void {
  const { showTypingIndicator } = useRole();
  return (text) => {
    write(text);
    // Whether they hear of it is a small thing.
    if (text !== "" && !isEditing && showTypingIndicator) ref.markAsTyping().catch(() => undefined);
  };
}
