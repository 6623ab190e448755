import { expect, it } from "vitest";
import { findEmoji, GROUPS, ownEmoji } from "./emoji-list.ts";

const names = (query: string) => findEmoji(query, [], 5).map(({ text }) => text);

it("knows the emoji of Unicode, each once", () => {
  const all = GROUPS.flatMap(({ emoji }) => emoji.map(({ text }) => text));
  expect(GROUPS.map(({ name }) => name)).toEqual([
    ...["smileys", "people", "nature", "food", "travel", "activities", "objects", "symbols", "flags"],
  ]);
  expect(all.length).toBeGreaterThan(1800);
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((text) => /\p{Emoji}/u.test(text) && !/\s/.test(text))).toBe(true);
});

it("finds by the beginnings of words, names first", () => {
  expect(names("red heart")[0]).toBe("\u2764\ufe0f");
  expect(names("smile")[0]).toBe("😄");
  expect(names("+1")[0]).toBe("👍");
  expect(names("thumbs d")[0]).toBe("👎");
  expect(names("nethe")[0]).toBe("🇳🇱");
  expect(names("mile")).not.toContain("😄");
  expect(names("qqqq")).toEqual([]);
});

it("finds a page's own first", () => {
  const url = "https://a.example/cat.png";
  const own = ownEmoji({ ":smiling-Cat:": { url }, ":old-cat:": { url, hidden: true } });
  expect(own.map(({ text }) => text)).toEqual([":smiling-Cat:"]);
  expect(findEmoji("smil", own, 3)[0]).toBe(own[0]);
  expect(findEmoji("cat", own, 30)).toContain(own[0]);
});
