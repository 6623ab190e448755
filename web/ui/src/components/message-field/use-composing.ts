import type { ConversationRef } from "@chinwag/core";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Composing } from "../../box/box-model.ts";
import type { Store } from "../../box/store.ts";
import { useStore } from "../../hooks/use-store.ts";
import { markupText } from "../../model/markup-text.ts";

interface Composer {
  conversationRef: ConversationRef;
  composing: Store<Composing | null>;
}

/**
 * Replying and editing. What one edits takes the place of the draft, which comes back after it; what could not be saved
 * comes back as well.
 */
export function useComposing(
  { conversationRef, composing: store }: Composer,
  field: { current: HTMLTextAreaElement | null },
  text: string,
  write: (text: string) => void,
) {
  const composing = useStore(store);
  const [problem, setProblem] = useState<Error | null>(null);
  const draft = useRef("");
  const before = useRef<Composing | null>(null);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = composing;
    if (was === composing) return;
    if (was?.kind === "edit" && composing?.kind !== "edit") write(draft.current);
    if (composing === null) return;
    setProblem(null);
    if (composing.kind === "edit") {
      if (was?.kind !== "edit") draft.current = text;
      write(markupText(composing.message.content) ?? "");
    }
    field.current?.focus();
  });

  const cancel = () => {
    store.set(null);
    field.current?.focus();
  };
  const edit = async (editing: Composing, words: string) => {
    try {
      await conversationRef.message(editing.message.id).edit(words);
    } catch (error) {
      store.set(editing);
      write(words);
      setProblem(error as Error);
    }
  };
  /** Sends or saves what was written. */
  const say = (words: string) => {
    setProblem(null);
    store.set(null);
    if (composing?.kind === "edit") {
      void edit(composing, words);
      return;
    }
    const referencedMessage = composing?.message.id;
    const message = referencedMessage === undefined ? words : { text: words, referencedMessage };
    // From here on the outbox has it. What becomes of it, a refusal too, is shown in the message list.
    conversationRef.send(message, { origin: "web" }).catch(() => undefined);
    write("");
  };
  return { composing, cancel, say, problem };
}
