import { expect, it } from "vitest";
import { likePeaks, peaksOf } from "./peaks.ts";
import { playTime } from "./play-time.ts";

it("a sound has a bar for each part of it, the loudest as high as can be", () => {
  const samples = new Float32Array(4_000).map((_, index) => (index < 2_000 ? 0.1 : -0.5));
  const peaks = peaksOf(samples);
  expect(peaks.length).toBe(40);
  expect(peaks[0]).toBeCloseTo(0.2);
  expect(peaks[39]).toBe(1);
  expect(peaksOf(new Float32Array(0))).toEqual(Array(40).fill(0));
});

it("what nobody has heard yet has bars of its own, always the same", () => {
  expect(likePeaks("a")).toEqual(likePeaks("a"));
  expect(likePeaks("a")).not.toEqual(likePeaks("b"));
  expect(likePeaks("").every((peak) => peak > 0 && peak < 1)).toBe(true);
});

it.each([
  [0, "0:00"],
  [9.9, "0:09"],
  [65, "1:05"],
  [600, "10:00"],
  [Number.POSITIVE_INFINITY, "0:00"],
])("%s seconds are written as %s", (seconds, text) => {
  expect(playTime(seconds)).toBe(text);
});
