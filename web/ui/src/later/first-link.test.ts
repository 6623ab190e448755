import type { TextNode } from "@chinwag/core";
import { expect, test } from "vitest";
import { firstLink } from "./first-link.ts";

const auto = (url: string): TextNode => ({ type: "autoLink", url, text: url });
const link = (url: string): TextNode => ({ type: "link", url, children: ["here"] });
const found = (...children: TextNode[]) => firstLink([{ type: "text", children }]);

test("the first link to the web is the one", () => {
  expect(
    found("see ", { type: "bold", children: [auto("https://a.example")] }, link("https://b.example")),
  ).toBe("https://a.example/");
  expect(found(auto("mailto:a@b.example"), link("https://b.example/x"))).toBe("https://b.example/x");
});

test("what leads nowhere on the web is none", () => {
  const button: TextNode = {
    type: "actionButton",
    action: "buy",
    params: {},
    children: [auto("https://a.example")],
  };
  expect(found("https://a.example", button, auto("tel:123"), link("javascript:alert(1)"))).toBeNull();
  expect(firstLink([])).toBeNull();
});
