/** Characters that are shown before the first word that was found. */
const LEAD = 30;

/** A stretch of a text, which was searched for or not. */
export interface Stretch {
  readonly text: string;
  readonly isFound: boolean;
}

/** A text from shortly before the first of the words that begin a word of it, taken apart at all of them. */
export function snippet(text: string, query: string): readonly Stretch[] {
  const words = query.split(/\s+/).filter((word) => word !== "");
  const line = text.replace(/\s+/g, " ");
  if (words.length === 0) return [{ text: line, isFound: false }];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join("|")})`, "giu");
  const stretches: Stretch[] = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    const begin = stretches.length === 0 ? leadOf(line, match.index) : end;
    if (match.index > begin) {
      const cut = stretches.length === 0 && begin > 0 ? "…" : "";
      stretches.push({ text: cut + line.slice(begin, match.index), isFound: false });
    }
    end = match.index + match[0].length;
    stretches.push({ text: match[0], isFound: true });
  }
  if (end < line.length) stretches.push({ text: line.slice(end), isFound: false });
  return stretches;
}

/** Where to begin, so that what was found can be seen: at a word, where there is one. */
function leadOf(line: string, index: number): number {
  if (index <= LEAD) return 0;
  const space = line.indexOf(" ", index - LEAD);
  return space < 0 || space >= index ? index : space + 1;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
