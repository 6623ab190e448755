/// <reference path="../../styles/css.d.ts" />
import type { CustomEmojis } from "../../model/custom-emojis.ts";
import type { EmojiGroupName } from "../../model/emoji-groups.ts";
import lines from "./emoji.txt?raw";

/** One emoji that can be chosen. */
export interface Emoji {
  /** What is inserted: the character, or the name of a custom one between colons. */
  readonly text: string;
  readonly name: string;
  /** Custom ones only: the picture. */
  readonly url?: string;
  /** What it is found by, each word after a space. */
  readonly words: string;
}

/** Emoji that stand together. */
export interface EmojiGroup {
  readonly name: EmojiGroupName;
  readonly emoji: readonly Emoji[];
}

/** The emoji of Unicode, by group. */
export const GROUPS: readonly EmojiGroup[] = lines
  .split("# ")
  .slice(1)
  .map((part) => {
    const [name = "", ...emoji] = part.trimEnd().split("\n");
    return { name: name as EmojiGroupName, emoji: emoji.map(read) };
  });

function read(line: string): Emoji {
  const [text = "", name = ""] = line.split(" ", 2);
  return { text, name, words: spaced(line.slice(text.length)) };
}

/** A page's own emoji, but for those that are only kept for old messages. */
export function ownEmoji(custom: CustomEmojis): readonly Emoji[] {
  return Object.entries(custom)
    .filter(([, { hidden }]) => !hidden)
    .map(([text, { url }]) => {
      const name = text.replaceAll(":", "");
      return { text, name, url, words: ` ${spaced(name).toLowerCase()}` };
    });
}

function spaced(name: string): string {
  return name.replace(/[_-]/g, " ");
}

/** All of them, in that order. */
export const UNICODE_EMOJI: readonly Emoji[] = GROUPS.flatMap(({ emoji }) => emoji);

/**
 * Emoji with words that begin as each word of the query does, at most this many. Whose name begins so come first;
 * custom ones, which a page has for a reason, before others.
 */
export function findEmoji(query: string, custom: readonly Emoji[], max: number): readonly Emoji[] {
  const sought = spaced(query.toLowerCase()).trim();
  const words = sought.split(/\s+/).map((word) => ` ${word}`);
  const found = [...custom, ...UNICODE_EMOJI].filter((emoji) =>
    words.every((word) => emoji.words.includes(word)),
  );
  const rank = ({ name, words }: Emoji) =>
    spaced(name) === sought ? 0 : words.startsWith(` ${sought}`) ? 1 : 2;
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, max);
}
