import { describe, expect, it } from "vitest";
import { anchorShift, firstInView, isAtEnd, isNearStart } from "./scroll-anchor.ts";

describe("the scroll anchor", () => {
  const bottoms = [-300, -120, -1, 80, 200];
  const bottomOf = (index: number) => bottoms[index] ?? 0;

  it("is the first row of which something is in view", () => {
    expect(firstInView(bottoms.length, bottomOf)).toBe(3);
    expect(firstInView(0, bottomOf)).toBe(0);
    expect(firstInView(3, bottomOf)).toBe(3);
  });

  it("is found among thousands by a few measurements", () => {
    let measured = 0;
    const index = firstInView(50_000, (row) => {
      measured++;
      return row - 30_000;
    });
    expect(index).toBe(30_001);
    expect(measured).toBeLessThan(20);
  });

  it("is put back by as much as it was moved", () => {
    expect(anchorShift({ key: "m", top: -20 }, 580)).toBe(600);
    expect(anchorShift({ key: "m", top: 40 }, 10)).toBe(-30);
  });

  it("takes what is nearly the end for the end", () => {
    const view = { scrollHeight: 1000, clientHeight: 400 };
    expect(isAtEnd({ ...view, scrollTop: 599.5 })).toBe(true);
    expect(isAtEnd({ ...view, scrollTop: 500 })).toBe(false);
  });

  it("asks for more before the beginning is reached", () => {
    expect(isNearStart({ scrollTop: 500, clientHeight: 400 })).toBe(true);
    expect(isNearStart({ scrollTop: 700, clientHeight: 400 })).toBe(false);
  });
});
