/** What somebody has begun to write that can be completed. */
export interface Trigger {
  readonly kind: "emoji" | "mention";
  /** Where its sign stands. */
  readonly start: number;
  /** Where the caret is. */
  readonly end: number;
  /** What is between the two. */
  readonly query: string;
}

/** Letters of a colon's word. With fewer than two, `:D` and `:)` would open a list. */
const EMOJI = /(?<![\p{L}\p{N}:]):([\p{L}\p{N}_+-]{2,48})$/u;
/** Names have spaces in them, so that no list is found is what ends a mention. Scripts without spaces have none before it. */
const MENTION =
  /(?<=^|[^\p{L}\p{N}]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])@([^@\n]{0,40})$/u;

/** What is being written before the caret that can be completed; `null` where there is nothing. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const before = text.slice(Math.max(0, caret - 60), caret);
  for (const [kind, pattern] of [
    ["emoji", EMOJI],
    ["mention", MENTION],
  ] as const) {
    const query = pattern.exec(before)?.[1];
    if (query !== undefined) return { kind, start: caret - query.length - 1, end: caret, query };
  }
  return null;
}
