const MARKERS: Readonly<Record<string, string>> = { b: "*", i: "_", X: "~" };

/** The parts of a keyboard event that tell whether it formats. */
export type FormatKeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey"
>;

/** The sign around a text that a key formats it with: Ctrl or Cmd with B, I, and Shift+X; `null` for other keys. */
export function formatMarker(press: FormatKeyPress): string | null {
  if (press.altKey || press.ctrlKey === press.metaKey) return null;
  // Where the keyboard writes another script, the letters are where they are on one that writes ours.
  const isLatin = /^[a-z]$/i.test(press.key);
  const letter = (isLatin ? press.key : press.code.replace(/^Key/, "")).toLowerCase();
  return MARKERS[press.shiftKey ? letter.toUpperCase() : letter] ?? null;
}
