import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { askOverride } from "./send-override.ts";

describe("askOverride", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("reportError", vi.fn());
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("changes nothing where nobody wants it to", async () => {
    expect(await askOverride(() => undefined)).toEqual({});
  });

  it("takes what is said at once and what is said later together, the last word counting", async () => {
    const said = await askOverride((override) => {
      override({ text: "one", custom: { a: "1" } });
      override(async () => ({ text: "two" }));
      override(() => ({ cancel: false }));
    });
    expect(said).toEqual({ text: "two", custom: { a: "1" }, cancel: false });
  });

  it("waits five seconds for a page, and not longer", async () => {
    const asked = askOverride((override) => override(() => new Promise(() => undefined)));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await asked).toEqual({});
    expect(vi.getTimerCount()).toBe(0);
  });

  it("loses no message to the mistakes of a page, and tells of them", async () => {
    const said = await askOverride((override) => {
      expect(() => override("text" as never)).toThrow("override must be an object");
      override(() => ({ text: 5 }) as never);
      override(async () => {
        throw new Error("no network");
      });
    });
    expect(said).toEqual({});
    expect(reportError).toHaveBeenCalledTimes(2);
  });
});
