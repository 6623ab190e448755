/** A flag, or a letter or emoji with its marks, and what is joined to it. A segmenter would take longer to load than a chat. */
const GRAPHEME = /^(?:\p{RI}{2}|\P{M}[\p{M}\p{Emoji_Modifier}]*(?:\u200d\P{M}[\p{M}\p{Emoji_Modifier}]*)*)/u;

const firstGrapheme = (word: string): string => GRAPHEME.exec(word)?.[0] ?? "";

/**
 * One or two letters that stand for a name: the first of the first word and of the last. A whole grapheme each,
 * so that an emoji or a letter with marks is not cut in two.
 */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u, ""))
    .filter((word) => word !== "");
  const first = words[0];
  if (first === undefined) return "?";
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (firstGrapheme(first) + (last === undefined ? "" : firstGrapheme(last))).toLocaleUpperCase();
}
