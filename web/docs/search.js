/*
 * Finds what is written in the documentation. No page is asked for: the index has every word.
 */

/** A result has at most so much text, from a little before the first hit on. */
const BEFORE = 50;
const SHOWN = 170;

/** What a word is worth, by where it stands. */
const WORTH = { name: 90, headingStart: 50, heading: 30, titleStart: 24, title: 16, textStart: 8, text: 3 };

/** Makes the index ready to be searched: `{ pages: [[address, title]], entries: [[page, anchor, heading, text]] }`. */
export function prepared(index) {
  return index.entries.map(([page, anchor, heading, text]) => {
    const [address, title] = index.pages[page];
    return {
      href: anchor === "" ? address : `${address}#${anchor}`,
      title,
      heading,
      text,
      lowTitle: title.toLowerCase(),
      lowHeading: heading.toLowerCase(),
      lowText: text.toLowerCase(),
    };
  });
}

/** The best entries that have every word of a query, each as what it leads to and what it says. */
export function search(entries, query, limit = 12) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = [];
  for (const entry of entries) {
    const worth = words.map((word) => worthOf(entry, word));
    if (!worth.includes(0)) found.push({ entry, worth: worth.reduce((sum, one) => sum + one, 0) });
  }
  // Sorting keeps the order of the pages among equals.
  found.sort((left, right) => right.worth - left.worth);
  return found.slice(0, limit).map(({ entry }) => ({
    href: entry.href,
    title: parts(entry.title, words),
    heading: parts(entry.heading, words),
    text: parts(excerpt(entry, words), words),
  }));
}

function worthOf(entry, word) {
  // The name of a member is what stands behind the dot.
  if (entry.lowHeading === word || entry.lowHeading.endsWith(`.${word}`)) return WORTH.name;
  return (
    standing(entry.lowHeading, word, WORTH.headingStart, WORTH.heading) ||
    standing(entry.lowTitle, word, WORTH.titleStart, WORTH.title) ||
    standing(entry.lowText, word, WORTH.textStart, WORTH.text)
  );
}

/** What a word is worth in a text: more where it begins a word there. */
function standing(text, word, atStart, within) {
  const at = text.indexOf(word);
  if (at === -1) return 0;
  for (let next = at; next !== -1; next = text.indexOf(word, next + 1)) {
    if (next === 0 || !/[\p{L}\p{N}]/u.test(text[next - 1])) return atStart;
  }
  return within;
}

function excerpt({ text, lowText }, words) {
  const places = words.map((word) => lowText.indexOf(word)).filter((place) => place !== -1);
  const from = places.length === 0 ? 0 : Math.max(0, Math.min(...places) - BEFORE);
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
  const piece = text.slice(start, start + SHOWN);
  return `${start > 0 ? "… " : ""}${piece}${start + SHOWN < text.length ? " …" : ""}`;
}

/** A text in pieces, of which those that were looked for are hits. */
export function parts(text, words) {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pieces = text.split(new RegExp(`(${escaped.join("|")})`, "giu"));
  return pieces
    .map((piece, index) => ({ piece, isHit: index % 2 === 1 }))
    .filter(({ piece }) => piece !== "");
}
