import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { colorOf, contrast, over, propertiesOf } from "../../test/css-colors.ts";
import { BUILT_IN_THEMES } from "../later/themes/built-in/built-in-themes.ts";

const tokens = propertiesOf(readFileSync(`${import.meta.dirname}/tokens.css`, "utf8"));
const ownBubble = /\.message-own \.bubble \{([\s\S]*?)\n\}/.exec(
  readFileSync(`${import.meta.dirname}/../components/message/styles.css`, "utf8"),
)?.[1];

/** What stands on what. Text has to stand out by 4.5, signs and edges of fields by 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT: readonly (readonly [string, string])[] = [
  ...[
    "--bg",
    "--bg-list",
    "--bg-muted",
    "--bg-hover",
    "--bg-selected",
    "--bg-field",
    "--bg-raised",
    "--bubble",
  ].map((on) => ["--text", on] as const),
  ...["--bg", "--bg-list", "--bg-hover", "--bg-selected", "--bg-field", "--bg-raised", "--bubble"].map(
    (on) => ["--text-soft", on] as const,
  ),
  ["--brand-fg", "--brand"],
  ["--brand-fg", "--brand-hover"],
  ["--own-text", "--own"],
  ["--brand-text", "--bg"],
  ["--brand-text", "--bg-list"],
  ["--brand-text", "--bg-selected"],
  ["--link", "--bubble"],
  ["--mention-me-text", "--mention-me-bg"],
  ["--button-text", "--button-bg"],
  ["--danger-text", "--bg"],
  ["--danger-text", "--bg-list"],
  ["--text", "--danger-subtle"],
  ["--warning-text", "--warning-subtle"],
];
const SIGNS: readonly (readonly [string, string])[] = [
  ["--brand", "--bg"],
  ["--brand-text", "--bg-muted"],
  ["--danger", "--bg"],
];

const NAMES = ["light and dark", ...Object.keys(BUILT_IN_THEMES)];

describe.each(NAMES)("the colours of %s", (name) => {
  describe.each(["light", "dark"] as const)("in %s surroundings", (scheme) => {
    const properties = new Map(tokens);
    for (const [key, value] of Object.entries(BUILT_IN_THEMES[name]?.variables ?? {})) {
      properties.set(key, typeof value === "string" ? value : value[scheme]);
    }
    const color = (property: string) => colorOf(`var(${property})`, properties, scheme);
    const ratio = (text: string, on: string) => {
      const back = over(color(on), color("--bg"));
      return contrast(over(color(text), back), back);
    };

    it.each(TEXT)("%s on %s can be read", (text, on) => {
      // The theme for eyes that need it promises more, but for what is as in any.
      const promised = name === "contrast" && !text.startsWith("--warning") ? 7 : 4.5;
      expect(ratio(text, on)).toBeGreaterThanOrEqual(promised);
    });

    it.each(SIGNS)("%s on %s can be seen", (sign, on) => {
      expect(ratio(sign, on)).toBeGreaterThanOrEqual(3);
    });

    it("names can be read where they stand in a message", () => {
      const bubble = over(color("--bubble"), color("--bg"));
      const mark = over(color("--mention-bg"), bubble);
      expect(contrast(over(color("--mention-text"), mark), mark)).toBeGreaterThanOrEqual(4.5);
    });

    it("what stands in one's own messages can be read", () => {
      const own = new Map([...properties, ...propertiesOf(ownBubble ?? "")]);
      const of = (property: string) => colorOf(`var(${property})`, own, scheme);
      const bubble = of("--own");
      const mark = over(of("--mention-bg"), bubble);
      expect(contrast(of("--mention-text"), mark)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of("--link"), bubble)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of("--button-text"), of("--button-bg"))).toBeGreaterThanOrEqual(4.5);
    });
  });
});
