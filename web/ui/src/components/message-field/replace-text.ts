/** Puts a text in place of a part of what a field says, as if it had been typed, with the caret behind it. */
export function replaceText(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  // Deprecated without a successor: nothing else leaves the browser's undo as it was.
  const isInserted = document.execCommand?.("insertText", false, text) ?? false;
  if (!isInserted) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
