import { describe, expect, it } from "vitest";
import { datesLocale } from "./dates-locale.ts";

describe("datesLocale", () => {
  it("is the reader's own where it is the language of the texts", () => {
    expect(datesLocale("en", ["de-DE", "en-GB"])).toBe("en-GB");
    expect(datesLocale("en", ["de-DE", "not a locale", null])).toBe("en");
  });
});
