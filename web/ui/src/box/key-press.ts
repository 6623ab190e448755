/** A key that was pressed or released in a box. */
export interface KeyPress {
  /** Whether a field of the box has the focus. */
  isInputFocused: boolean;
  altKey: boolean;
  code: string;
  ctrlKey: boolean;
  key: string;
  location: number;
  metaKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
}

/** What of a key the page is told. */
export function keyPress(event: KeyboardEvent): KeyPress {
  const { altKey, code, ctrlKey, key, location, metaKey, shiftKey, repeat, target } = event;
  const isInputFocused = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return { isInputFocused, altKey, code, ctrlKey, key, location, metaKey, shiftKey, repeat };
}
