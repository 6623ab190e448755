import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { loadStrings } from "./languages.ts";
import type { Strings } from "./strings.ts";

const TAGS = [
  ...["ar", "de", "es", "fa", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk"],
  ...["zh-Hans", "zh-Hant"],
];

/** Every text of a language, those made of numbers and names once for each kind of number there is. */
function textsOf({ dir: _, ...strings }: Strings): Record<string, string[]> {
  const texts = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    if (typeof value !== "function") return Object.values(value as object).flatMap(texts);
    const say = value as (first: unknown, second: unknown) => string;
    return [0, 1, 2, 3, 5, 11, 21, 100].map((number) => say(number, number));
  };
  return Object.fromEntries(Object.entries(strings).map(([name, value]) => [name, texts(value)]));
}

describe.each(TAGS)("the interface in %s", (tag) => {
  it("says everything, in words of its own", async () => {
    const strings = await loadStrings(tag);
    expect(new Intl.Locale(strings.locale).language).toBe(new Intl.Locale(tag).language);
    const [english, texts] = [textsOf(en), textsOf(strings)];
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    for (const [name, said] of Object.entries(texts)) {
      for (const text of said) {
        expect(text.trim(), name).toBe(text);
        expect(text, name).not.toBe("");
        expect(text, name).not.toMatch(/\{n\}|undefined|NaN/);
      }
    }
    const same = Object.keys(texts).filter((name) => texts[name]?.join() === english[name]?.join());
    // Some words are the same in several languages, and more than these were forgotten.
    expect(same.length, same.join()).toBeLessThan(12);
  });

  it("names what is named in the English phrase", async () => {
    const strings = await loadStrings(tag);
    expect(strings.youSaid("WORDS")).toContain("WORDS");
    expect(strings.nameSaid("NAME", "WORDS")).toMatch(/NAME.*WORDS/);
    expect(strings.newMessagesFrom(3, "NAME")).toContain("NAME");
    for (const name of [
      "chatWith",
      "fieldLabel",
      "emptyChatText",
      "replyingTo",
      "uploading",
      "picture",
    ] as const) {
      expect(strings[name]("NAME"), name).toContain("NAME");
    }
    const three = new Intl.NumberFormat(strings.locale).format(3);
    for (const name of ["participants", "unreadMessages", "newMessages", "openChatUnread"] as const) {
      expect(strings[name](3), name).toContain(three);
    }
  });
});

describe("a language", () => {
  it("is found by any tag of it, and English stands in for those that are not there", async () => {
    const found = async (tag: string) => (await loadStrings(tag)).locale;
    expect(await Promise.all(["pt-BR", "DE_at", "zh", "zh-TW", "zh-hk", "zh-CN"].map(found))).toEqual([
      ...["pt", "de", "zh-Hans", "zh-Hant", "zh-Hant", "zh-Hans"],
    ]);
    expect(await Promise.all(["tlh", "", "constructor", "\u0000"].map(found))).toEqual(Array(4).fill("en"));
  });

  it("is in the list, if there is a file for it", async () => {
    const files = readdirSync("src/strings").filter((name) => /^[a-z]{2}(-[a-z]+)?\.ts$/.test(name));
    expect(files.map((name) => name.replace(".ts", "")).sort()).toEqual(
      ["en", ...TAGS.map((tag) => (tag === "zh-Hans" ? "zh" : tag.toLowerCase()))].sort(),
    );
  });
});
