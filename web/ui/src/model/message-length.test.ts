import { describe, expect, it } from "vitest";
import { charactersLeft, MESSAGE_TEXT_MAX_CHARS } from "./message-length.ts";

describe("charactersLeft", () => {
  it("is of no concern until the limit is near", () => {
    expect(charactersLeft("x".repeat(9_000))).toBeNull();
    expect(charactersLeft("x".repeat(9_990))).toBe(10);
    expect(charactersLeft("x".repeat(10_001))).toBe(-1);
  });

  it("counts characters as the server does, not UTF-16 units", () => {
    expect(charactersLeft("🎉".repeat(MESSAGE_TEXT_MAX_CHARS))).toBe(0);
  });
});
