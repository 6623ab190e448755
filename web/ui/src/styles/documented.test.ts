import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { COMPONENT_NAMES } from "../later/themes/component-names.ts";

const SOURCES = join(import.meta.dirname, "..");
const REPOSITORY = join(SOURCES, "../../..");
const PAGE = readFileSync(join(REPOSITORY, "docs/theming.md"), "utf8");

/** What all style sheets of the interface say. */
const STYLES = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css"))
  .map((path) => readFileSync(join(SOURCES, path), "utf8"))
  .join("\n");

// shows: D90
it("the custom properties that the interface heeds are those that the page tells of, and at most 40", () => {
  const heeded = new Set([...STYLES.matchAll(/var\(\s*(--t-[a-z0-9-]+)/g)].map(([, name]) => name));
  const told = [...PAGE.matchAll(/^\| `(--t-[a-z0-9-]+)` \|/gm)].map(([, name]) => name);
  expect([...heeded].sort()).toEqual([...told].sort());
  expect(heeded.size).toBeLessThanOrEqual(40);
});

it("colours that the page gives as defaults are those of the style sheet", () => {
  const defaults = [...PAGE.matchAll(/^\| `(--t-[a-z0-9-]+)` \| `([^`]+)` \|/gm)];
  expect(defaults.length).toBeGreaterThan(15);
  for (const [, name = "", value] of defaults) expect(STYLES).toContain(`var(${name}, ${value})`);
});

it("the components that the page tells of are those that the server and the browser know", () => {
  const server = readFileSync(join(REPOSITORY, "crates/model/src/theme.rs"), "utf8");
  const [, listed = ""] = /pub enum ThemeComponent \{([^}]*)\}/.exec(server) ?? [];
  expect(listed.match(/\w+/g)).toEqual([...COMPONENT_NAMES]);
  for (const name of COMPONENT_NAMES) expect(PAGE).toMatch(new RegExp(`^\\| \`${name}\` \\|`, "m"));
});
