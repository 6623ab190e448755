import { wrapSelection } from "../../model/wrap-selection.ts";

/** Puts a sign around what is selected in a text field, or takes it away. */
export function formatSelection(field: HTMLTextAreaElement, marker: string): void {
  const { value, selectionStart, selectionEnd } = field;
  const made = wrapSelection({ text: value, start: selectionStart, end: selectionEnd }, marker);
  field.setSelectionRange(made.from, made.to);
  // Deprecated without a successor: nothing else leaves the browser's undo as it was.
  const isInserted = document.execCommand?.("insertText", false, made.text) ?? false;
  if (!isInserted) {
    field.setRangeText(made.text, made.from, made.to);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(made.start, made.end);
}
