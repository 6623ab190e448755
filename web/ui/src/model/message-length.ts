/** Longest text of one message, in Unicode characters, as the server counts them. */
export const MESSAGE_TEXT_MAX_CHARS = 10_000;

/** From how many characters before the limit the writer is told. */
const WARN_CHARS = 500;

/** How many characters are left; `null` as long as that is of no concern. Negative when there are too many. */
export function charactersLeft(text: string): number | null {
  // A character takes at most two units, so most texts need no counting.
  if (text.length <= MESSAGE_TEXT_MAX_CHARS - WARN_CHARS) return null;
  let characters = 0;
  for (const _ of text) characters++;
  const left = MESSAGE_TEXT_MAX_CHARS - characters;
  return left <= WARN_CHARS ? left : null;
}
