/** Whether a finger is what points. Then a field that takes the focus brings up a keyboard, which covers half of what was opened. */
export function isTouch(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
