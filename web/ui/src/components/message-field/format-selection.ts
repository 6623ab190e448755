import { wrapSelection } from "../../model/wrap-selection.ts";
import { replaceText } from "./replace-text.ts";

/** Puts a sign around what is selected in a text field, or takes it away. */
export function formatSelection(field: HTMLTextAreaElement, marker: string): void {
  const { value, selectionStart, selectionEnd } = field;
  const made = wrapSelection({ text: value, start: selectionStart, end: selectionEnd }, marker);
  replaceText(field, made.from, made.to, made.text);
  field.setSelectionRange(made.start, made.end);
}
