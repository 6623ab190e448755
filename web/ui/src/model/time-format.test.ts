import { describe, expect, it } from "vitest";
import { en } from "../strings/en.ts";
import { daysBetween, TimeFormat } from "./time-format.ts";

const at = (year: number, month: number, day: number, hour = 12) =>
  new Date(year, month - 1, day, hour).getTime();
const format = new TimeFormat(en, "en-GB");
const now = at(2026, 5, 14);

describe("daysBetween", () => {
  it("counts local days, not spans of 24 hours", () => {
    expect(daysBetween(at(2026, 5, 13, 23), at(2026, 5, 14, 1))).toBe(1);
    expect(daysBetween(at(2026, 5, 14, 0), at(2026, 5, 14, 23))).toBe(0);
  });
});

describe("the name of a day", () => {
  it.each([
    ["Today", at(2026, 5, 14, 1)],
    ["Yesterday", at(2026, 5, 13, 23)],
    ["Sunday 3 May", at(2026, 5, 3)],
    ["3 May 2024", at(2024, 5, 3)],
  ])("is %s", (expected, time) => {
    expect(format.day(time, now).replace(",", "")).toBe(expected);
  });
});

describe("a time in a list", () => {
  it.each([
    ["09:00", at(2026, 5, 14, 9)],
    ["Yesterday", at(2026, 5, 13)],
    ["Sun", at(2026, 5, 10)],
    ["3 May", at(2026, 5, 3)],
    ["03/05/24", at(2024, 5, 3)],
  ])("is %s", (expected, time) => {
    expect(format.brief(time, now)).toBe(expected);
  });
});
