import type { ConversationRef } from "@chinwag/core";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Composing, Editing } from "../../box/box-model.ts";
import type { Store } from "../../box/store.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useStore } from "../../hooks/use-store.ts";
import { mentionsIn, type PickedNames } from "../../model/mentions.ts";

interface Composer {
  conversationRef: ConversationRef;
  composing: Store<Composing | null>;
  field: { readonly current: HTMLTextAreaElement | null };
  /** Puts a text into the field. */
  write: (text: string) => void;
  /** Whom a text may mention. */
  picked: PickedNames;
}

/**
 * Replying and editing. What one edits takes the place of the draft, which comes back after it; what could not be saved
 * comes back as well.
 */
export function useComposing({ conversationRef, composing: store, field, write, picked }: Composer) {
  const composing = useStore(store);
  const { model } = useUi();
  const [problem, setProblem] = useState<Error | null>(null);
  // What the field shows by now: an edit that was begun before is in it already.
  const shown = useRef(composing);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = composing;
    if (before === composing) return;
    if (composing?.kind === "edit") write(composing.text);
    else if (before?.kind === "edit") write(before.draft);
    if (composing !== null) field.current?.focus();
  }, [composing, write, field]);

  const cancel = () => {
    setProblem(null);
    store.set(null);
    field.current?.focus();
  };
  const save = async (editing: Editing, text: string) => {
    try {
      await conversationRef.message(editing.message.id).edit(text, { mentions: mentionsIn(text, picked) });
    } catch (error) {
      // Refused at once, it has not left the field yet.
      const now = field.current?.value ?? text;
      store.set({ ...editing, text, draft: now === text ? editing.draft : now });
      setProblem(error as Error);
    }
  };
  /** Sends or saves what was written. */
  const say = (text: string) => {
    setProblem(null);
    store.set(null);
    if (composing?.kind === "edit") {
      void save(composing, text);
      return;
    }
    write("");
    const referenced = composing === null ? {} : { referencedMessage: composing.message.id };
    model.send(conversationRef.id, { text }, ({ text: changed = text, custom, cancel }) => {
      if (cancel) return;
      // From here on the outbox has it. What becomes of it, a refusal too, is shown in the message list.
      conversationRef
        .send(
          { text: changed, ...referenced, ...(custom && { custom: { ...custom } }) },
          { origin: "web", mentions: mentionsIn(changed, picked) },
        )
        .catch(() => undefined);
    });
  };
  return { composing, cancel, say, problem };
}
