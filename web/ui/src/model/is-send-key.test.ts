import { describe, expect, it } from "vitest";
import { isSendKey, type PressedKey } from "./is-send-key.ts";

describe("isSendKey", () => {
  const press = (parts: Partial<PressedKey>): PressedKey => ({
    key: "Enter",
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    isComposing: false,
    keyCode: 13,
    ...parts,
  });

  it("is Enter", () => {
    expect(isSendKey(press({}))).toBe(true);
    expect(isSendKey(press({ key: "a", keyCode: 65 }))).toBe(false);
  });

  it("is not Enter with Shift, which makes a line", () => {
    expect(isSendKey(press({ shiftKey: true }))).toBe(false);
  });

  it("is not the Enter that ends a composition, in any browser", () => {
    expect(isSendKey(press({ isComposing: true }))).toBe(false);
    expect(isSendKey(press({ keyCode: 229 }))).toBe(false);
  });
});
