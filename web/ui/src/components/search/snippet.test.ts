import { expect, it } from "vitest";
import { snippet } from "./snippet.ts";

const shown = (text: string, query: string) =>
  snippet(text, query)
    .map(({ text, isFound }) => (isFound ? `[${text}]` : text))
    .join("");

it("marks words that begin as what is searched for, whatever their case", () => {
  expect(shown("The bike is a Bicycle, no motorbike", "bi")).toBe("The [bi]ke is a [Bi]cycle, no motorbike");
  expect(shown("Ünder\nthe tree", "tre ÜN")).toBe("[Ün]der the [tre]e");
});

it("begins shortly before the first of them", () => {
  const text = `${"word ".repeat(40)}here it is, and more`;
  expect(shown(text, "here")).toBe("…word word word word word [here] it is, and more");
  expect(shown("a".repeat(80), "b")).toBe("a".repeat(80));
});

it("takes signs for what they are", () => {
  expect(shown("costs (5) [x] a.b", "(5) [x")).toBe("costs [(5)] [[x]] a.b");
  expect(shown("anything", "   ")).toBe("anything");
  expect(shown("a-b/c", "b/c -")).toContain("[b/c]");
});
