import { describe, expect, it, vi } from "vitest";
import { type Stub, takeOver, type Waiting } from "./take-over.ts";

const talk: Stub = { ready: Promise.resolve() };
const load = async () => talk;
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("the loader", () => {
  it("replaces the page's stub and runs what waited, in order, with its results", async () => {
    const said: string[] = [];
    const resolve = vi.fn();
    const queue: Waiting[] = [
      [() => said.push("first"), resolve],
      [() => void said.push("second")],
      [null, () => said.push("third")],
    ];
    const page = { Talk: { ready: { c: queue } } as Stub };
    takeOver(page, load);
    await settled();
    expect(page.Talk).toBe(talk);
    expect(said).toEqual(["first", "second", "third"]);
    expect(resolve).toHaveBeenCalledWith(1);
  });

  it("has the real Talk in place before it runs anything", async () => {
    const page: { Talk: Stub } = { Talk: { ready: { c: [] } } };
    let seen: Stub | undefined;
    (page.Talk.ready as { c: Waiting[] }).c.push([() => (seen = page.Talk)]);
    takeOver(page, load);
    await settled();
    expect(seen).toBe(talk);
  });

  it("rejects the promise of a callback that throws, and goes on with the next", async () => {
    const reject = vi.fn();
    const next = vi.fn();
    const broken = () => {
      throw new Error("broken");
    };
    takeOver({ Talk: { ready: { c: [[broken, undefined, reject], [next]] } } }, load);
    await settled();
    expect(reject).toHaveBeenCalledWith(new Error("broken"));
    expect(next).toHaveBeenCalledOnce();
  });

  it("runs at once what is added later by whoever kept the stub", async () => {
    const queue: Waiting[] = [];
    takeOver({ Talk: { ready: { c: queue } } }, load);
    await settled();
    const late = vi.fn();
    queue.push([late]);
    await settled();
    expect(late).toHaveBeenCalledOnce();
  });

  it("gives a page without a stub something to wait for", async () => {
    const page: { Talk?: Stub } = {};
    takeOver(page, load);
    await page.Talk?.ready;
    expect(page.Talk).toBe(talk);
  });

  it("may be loaded twice, also with a second stub", async () => {
    const page: { Talk?: Stub } = {};
    takeOver(page, load);
    await page.Talk?.ready;
    takeOver(page, load);
    await page.Talk?.ready;
    const second = vi.fn();
    page.Talk = { ready: { c: [[second]] } };
    takeOver(page, load);
    await settled();
    expect(second).toHaveBeenCalledOnce();
    expect(page.Talk).toBe(talk);
  });

  it("loads nothing before somebody waits for it, and tries again after it could not", async () => {
    const loads = vi.fn(load).mockRejectedValueOnce(new Error("offline"));
    const page: { Talk?: Stub } = {};
    takeOver(page, loads);
    await settled();
    expect(loads).not.toHaveBeenCalled();
    await expect(Promise.resolve(page.Talk?.ready)).rejects.toThrow("offline");
    await page.Talk?.ready;
    expect(page.Talk).toBe(talk);
    expect(loads).toHaveBeenCalledTimes(2);
  });

  it("rejects what waits when it cannot load", async () => {
    const reject = vi.fn();
    const failure = new Error("offline");
    takeOver({ Talk: { ready: { c: [[null, undefined, reject]] } } }, () => Promise.reject(failure));
    await settled();
    expect(reject).toHaveBeenCalledWith(failure);
  });
});
