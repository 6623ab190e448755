import type { TextNode } from "@chinwag/core";
import { expect, it } from "vitest";
import { markupText } from "./markup-text.ts";

const text = (...children: TextNode[]) => markupText([{ type: "text", children }]);

it("is what one would write to get the same", () => {
  expect(text("plain *stars")).toBe("plain *stars");
  const both: TextNode = { type: "bold", children: [{ type: "italic", children: ["both"] }, " one"] };
  expect(text("so ", both, "!")).toBe("so *_both_ one*!");
  const list: TextNode = {
    type: "bulletList",
    children: [
      { type: "bulletPoint", children: ["one"] },
      { type: "bulletPoint", children: [{ type: "strikethrough", children: ["two"] }] },
    ],
  };
  expect(text("intro", list, "outro")).toBe("intro\n- one\n- ~two~\noutro");
  expect(text({ type: "codeSpan", text: "a*b" })).toBe("`a*b`");
  expect(text({ type: "codeSpan", text: "a\nb" })).toBe("```a\nb```");
  expect(text("hi ", { type: "mention", id: "bob", text: "Bob" })).toBe("hi @Bob");
  expect(text({ type: "autoLink", text: "a.example", url: "https://a.example" })).toBe("a.example");
});

it("is nothing where it cannot be written", () => {
  expect(
    text({ type: "bold", children: [{ type: "link", url: "https://a.example", children: ["a"] }] }),
  ).toBeNull();
  expect(markupText([{ type: "location", latitude: 1, longitude: 2 }])).toBeNull();
});
