import { useCallback, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";

/** The text of a conversation's field, which stays with the conversation, and what changes it. */
export function useDraft(conversationId: string): readonly [string, (text: string) => void] {
  const { drafts } = useUi().model;
  const [text, setText] = useState(() => drafts.get(conversationId) ?? "");
  const write = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") drafts.delete(conversationId);
      else drafts.set(conversationId, next);
    },
    [drafts, conversationId],
  );
  return [text, write];
}
