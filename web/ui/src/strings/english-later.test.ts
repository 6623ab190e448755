/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";
import { later } from "./english-later.ts";

const sources = import.meta.glob<string>("../**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The modules of the interface that say one of these, whatever the object is called that has it. */
const speakers = Object.entries(sources).filter(
  ([path, source]) =>
    !/\.test\.|english-later|component-themes\/types/.test(path) &&
    Object.keys(later).some((name) => new RegExp(`\\bstrings\\.${name}\\b`).test(source)),
);

describe("what is said later", () => {
  it("comes with each part that says it", () => {
    expect(speakers.length).toBeGreaterThan(10);
    const without = speakers.filter(([, source]) => !source.includes("strings/english-later.ts"));
    expect(without.map(([path]) => path)).toEqual([]);
  });
});
