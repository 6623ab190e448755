import { describe, expect, it } from "vitest";
import { initials } from "./initials.ts";

describe("initials", () => {
  it.each([
    ["Alice Moreau", "AM"],
    ["alice", "A"],
    ["Ana Maria de la Cruz", "AC"],
    ["田中 ゆき", "田ゆ"],
    ["(Bob) O'Neil", "BO"],
    ["👩‍🚀 Ada", "👩‍🚀A"],
    ["👍🏽 n\u0303u", "👍🏽Ñ".normalize("NFD")],
    ["  ", "?"],
  ])("of %s are %s", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
