/** A text with a part of it selected. */
export interface SelectedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What takes the place of a part of a text, and what is selected then. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The sign of a point, the words, and the spaces around: a sign for emphasis must touch the words. */
const LINE = /^(\s*(?:[-*+] +)?)(.*?)(\s*)$/;

/**
 * Puts a sign around what is selected, line by line, as emphasis ends with its line; takes it away where it is
 * already. Where nothing is selected the sign stands twice, and one writes on in between.
 */
export function wrapSelection({ text, start, end }: SelectedText, marker: string): Replacement {
  const selected = text.slice(start, end);
  if (text[start - 1] === marker && text[end] === marker && !selected.includes("\n")) {
    return { from: start - 1, to: end + 1, text: selected, start: start - 1, end: end - 1 };
  }
  if (selected === "") {
    return { from: start, to: end, text: marker + marker, start: start + 1, end: start + 1 };
  }
  const lines = selected.split("\n");
  const isWrapped = lines.every((line) => isInside(line, marker));
  const result = lines.map((line) => withMarker(line, marker, isWrapped)).join("\n");
  // One line is selected without its signs, so that another key can add its own, or this one take them away.
  const isOne = lines.length === 1 && !isWrapped;
  const before = isOne ? result.indexOf(marker, LINE.exec(selected)?.[1]?.length) + 1 : 0;
  const after = isOne ? result.length - result.lastIndexOf(marker) : 0;
  return { from: start, to: end, text: result, start: start + before, end: start + result.length - after };
}

function isInside(line: string, marker: string): boolean {
  const words = LINE.exec(line)?.[2] ?? "";
  return words === "" || (words.length > 2 && words.startsWith(marker) && words.endsWith(marker));
}

function withMarker(line: string, marker: string, isWrapped: boolean): string {
  const [, before = "", words = "", after = ""] = LINE.exec(line) ?? [];
  if (words === "") return line;
  return before + (isWrapped ? words.slice(1, -1) : marker + words + marker) + after;
}
