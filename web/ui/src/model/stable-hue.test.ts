import { describe, expect, it } from "vitest";
import { stableHue } from "./stable-hue.ts";

describe("stableHue", () => {
  it("is the same for the same id, and differs between many", () => {
    expect(stableHue("alice")).toBe(stableHue("alice"));
    const hues = new Set(Array.from({ length: 100 }, (_, index) => stableHue(`user-${index}`)));
    expect(hues.size).toBeGreaterThan(8);
  });
});
