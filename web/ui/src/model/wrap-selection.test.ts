import { describe, expect, it } from "vitest";
import { wrapSelection } from "./wrap-selection.ts";

/** What becomes of a text whose selection stands in brackets, written in the same way. */
function wrapped(marked: string, marker: string): string {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  const text = marked.replace(/[[\]]/g, "");
  const made = wrapSelection({ text, start, end }, marker);
  const result = text.slice(0, made.from) + made.text + text.slice(made.to);
  return `${result.slice(0, made.start)}[${result.slice(made.start, made.end)}]${result.slice(made.end)}`;
}

describe("wrapSelection", () => {
  it.each([
    ["a [word] here", "a *[word]* here"],
    ["a [word ]here", "a *[word]* here"],
    ["a *[word]* here", "a [word] here"],
    ["a [*word*] here", "a [word] here"],
    ["a []", "a *[]*"],
    ["a *[]*", "a []"],
    ["_[both]_", "_*[both]*_"],
    ["[- point]", "- *[point]*"],
    ["[one\ntwo ]", "[*one*\n*two* ]"],
    ["[*one*\n\n*two*]", "[one\n\ntwo]"],
    ["[ ]", "[ ]"],
  ])("makes of %s: %s", (before, after) => {
    expect(wrapped(before, "*")).toBe(after);
  });
});
