import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Field } from "../../box/field-control.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { replaceText } from "./replace-text.ts";

/** Lets the owner of the box work a field: read it, write in it, and focus it. */
export function useControlled(
  ref: RefObject<HTMLTextAreaElement | null>,
  more: Pick<Field, "attach" | "locate">,
): void {
  const { model } = useUi();
  const latest = useRef(more);
  latest.current = more;
  useLayoutEffect(() => {
    const field = ref.current;
    if (field === null) return;
    // Browsers forget the caret of a field without focus when its text is set.
    let caret = field.value.length;
    let isForgotten = false;
    const events = new AbortController();
    const { signal } = events;
    const keepCaret = () => {
      caret = field.selectionEnd;
    };
    const bringBackCaret = () => {
      if (isForgotten) field.setSelectionRange(caret, caret);
      isForgotten = false;
    };
    const put = (from: number, to: number, text: string) => {
      replaceQuietly(field, from, to, text);
      caret = from + text.length;
      isForgotten = !hasFocus(field);
    };
    field.addEventListener("blur", keepCaret, { signal });
    field.addEventListener("focus", bringBackCaret, { signal });
    const attached = model.field.attach({
      text: () => field.value,
      write: (text) => put(0, field.value.length, text),
      type: (text) => {
        const { length } = field.value;
        if (hasFocus(field)) put(field.selectionStart, field.selectionEnd, text);
        else put(Math.min(caret, length), Math.min(caret, length), text);
      },
      focus: () => field.focus({ preventScroll: true }),
      attach: (file) => latest.current.attach(file),
      locate: () => latest.current.locate(),
    });
    return () => {
      events.abort();
      attached.unsubscribe();
    };
  }, [model, ref]);
}

/** Where nobody is writing, the focus stays where it is. */
function replaceQuietly(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  if (hasFocus(field)) {
    replaceText(field, from, to, text);
    return;
  }
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function hasFocus(field: HTMLElement): boolean {
  return (field.getRootNode() as Document | ShadowRoot).activeElement === field;
}
