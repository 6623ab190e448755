import { describe, expect, it } from "vitest";
import { suffixed } from "./selectors.ts";

describe("selectors with a suffix", () => {
  it.each([
    ["p", "p[m]"],
    [".a .b", ".a .b[m]"],
    [".a > .b:hover", ".a > .b[m]:hover"],
    [".a, .b::before", ".a[m], .b[m]::before"],
    ["*", "*[m]"],
    [':is(.a, .b) .c[title="x, y z"]', ':is(.a, .b) .c[title="x, y z"][m]'],
    [".a:not(.b .c)", ".a[m]:not(.b .c)"],
    [".a\\:b", ".a\\:b[m]"],
    [":host(.dark)", ":host(.dark)"],
    ["button[data-action]", "button[data-action][m]"],
  ])("%s", (selectors, expected) => {
    expect(suffixed(selectors, "[m]")).toBe(expected);
  });
});
