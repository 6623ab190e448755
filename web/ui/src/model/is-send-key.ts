/** The parts of a keyboard event that tell whether it sends. */
export type PressedKey = Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey" | "isComposing" | "keyCode"
>;

/** What browsers report for a key that an input method has taken for itself. */
const KEY_CODE_OF_INPUT_METHOD = 229;

/**
 * Whether a key press in the message field sends. Enter that ends a composition (Japanese, Chinese, Korean)
 * does not: Safari reports it after the composition has ended, and tells it only by the key code.
 */
export function isSendKey(event: PressedKey): boolean {
  if (event.isComposing || event.keyCode === KEY_CODE_OF_INPUT_METHOD) return false;
  return event.key === "Enter" && !event.shiftKey && !event.altKey;
}
