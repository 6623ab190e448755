import { describe, expect, it, vi } from "vitest";
import { type Stub, takeOver, type Waiting } from "./take-over.ts";

const talk: Stub = { ready: Promise.resolve() };
const load = async () => talk;

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
    await takeOver(page, load);
    expect(page.Talk).toBe(talk);
    expect(said).toEqual(["first", "second", "third"]);
    expect(resolve).toHaveBeenCalledWith(1);
  });

  it("has the real Talk in place before it runs anything", async () => {
    const page: { Talk: Stub } = { Talk: { ready: { c: [] } } };
    let seen: Stub | undefined;
    (page.Talk.ready as { c: Waiting[] }).c.push([() => (seen = page.Talk)]);
    await takeOver(page, load);
    expect(seen).toBe(talk);
  });

  it("rejects the promise of a callback that throws, and goes on with the next", async () => {
    const reject = vi.fn();
    const next = vi.fn();
    const broken = () => {
      throw new Error("broken");
    };
    await takeOver({ Talk: { ready: { c: [[broken, undefined, reject], [next]] } } }, load);
    expect(reject).toHaveBeenCalledWith(new Error("broken"));
    expect(next).toHaveBeenCalledOnce();
  });

  it("runs at once what is added later by whoever kept the stub", async () => {
    const queue: Waiting[] = [];
    await takeOver({ Talk: { ready: { c: queue } } }, load);
    const late = vi.fn();
    queue.push([late]);
    expect(late).toHaveBeenCalledOnce();
  });

  it("gives a page without a stub something to wait for", async () => {
    const page: { Talk?: Stub } = {};
    const loading = takeOver(page, load);
    await page.Talk?.ready;
    expect(page.Talk).toBe(talk);
    await loading;
  });

  it("may be loaded twice, also with a second stub", async () => {
    const page: { Talk?: Stub } = {};
    await takeOver(page, load);
    await takeOver(page, load);
    const second = vi.fn();
    page.Talk = { ready: { c: [[second]] } };
    await takeOver(page, load);
    expect(second).toHaveBeenCalledOnce();
    expect(page.Talk).toBe(talk);
  });

  it("rejects what waits when it cannot load", async () => {
    const reject = vi.fn();
    const failure = new Error("offline");
    await takeOver({ Talk: { ready: { c: [[null, undefined, reject]] } } }, () => Promise.reject(failure));
    expect(reject).toHaveBeenCalledWith(failure);
  });
});
