import { describe, expect, it } from "vitest";
import { DRAWN_MAX, firstDrawn, RowHeights } from "./row-heights.ts";

const keyAt = (index: number) => (index >= 0 && index < 1_000 ? `row ${index}` : undefined);

describe("which rows are drawn", () => {
  it("is all of a few, and of many those around one of them", () => {
    expect(firstDrawn(DRAWN_MAX, DRAWN_MAX, DRAWN_MAX)).toBe(0);
    expect(firstDrawn(1_000, 1_000, DRAWN_MAX)).toBe(1_000 - DRAWN_MAX);
    expect(firstDrawn(0, 1_000, DRAWN_MAX)).toBe(0);
    const first = firstDrawn(500, 1_000, DRAWN_MAX);
    expect(first).toBeLessThan(500);
    expect(first + DRAWN_MAX).toBeGreaterThan(500);
  });
});

describe("heights", () => {
  const heights = new RowHeights();
  for (let index = 0; index < 1_000; index++) heights.set(`row ${index}`, 10 + (index % 5));

  it("add up", () => {
    expect(heights.between(0, 5, keyAt)).toBe(60);
    expect(heights.between(5, 5, keyAt)).toBe(0);
  });

  it("tell which row a reader sees who has gone far from those that are drawn", () => {
    expect(heights.inView(500, 20, 100, keyAt)).toBe(500);
    // Five rows are 60 pixels.
    expect(heights.inView(500, 100 + 60 * 20, 100, keyAt)).toBe(400);
    expect(heights.inView(500, -60 * 20 - 1, 100, keyAt)).toBe(600);
    expect(heights.inView(500, 1_000_000, 100, keyAt)).toBe(0);
    expect(heights.inView(500, -1_000_000, 100, keyAt)).toBe(999);
  });
});
