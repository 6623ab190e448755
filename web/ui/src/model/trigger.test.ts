import { describe, expect, it } from "vitest";
import { triggerAt } from "./trigger.ts";

/** What is completed where the bar stands. */
function found(text: string): string | null {
  const trigger = triggerAt(text.replace("|", ""), text.indexOf("|"));
  return trigger && `${trigger.kind} ${trigger.start} ${trigger.query}`;
}

describe("what can be completed", () => {
  it.each([
    [":smi|", "emoji 0 smi"],
    ["so :+1|", "emoji 3 +1"],
    ["so:smi|", null],
    [":s|", null],
    [":smile:|", null],
    ["12:30|", null],
    [":sm ile|", null],
    [":smile| and more", "emoji 0 smile"],
    ["@|", "mention 0 "],
    ["hi @bo|", "mention 3 bo"],
    ["hi @Bob Jo|", "mention 3 Bob Jo"],
    ["me@home|", null],
    ["你好@李|", "mention 2 李"],
    ["@bob\nhi|", null],
    ["(@b|", "mention 1 b"],
  ])("%s", (text, expected) => {
    expect(found(text)).toBe(expected);
  });
});
