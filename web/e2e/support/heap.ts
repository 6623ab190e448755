import type { CDPSession, Page } from "@playwright/test";

/** Measures what a page holds on to. */
export class Heap {
  readonly #devtools: CDPSession;

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools;
  }

  static async of(page: Page): Promise<Heap> {
    return new Heap(await page.context().newCDPSession(page));
  }

  /** What is left in the heap of JavaScript when all is collected that can be, in bytes. */
  async used(): Promise<number> {
    // What is freed by one collection may hold on to what only the next one frees.
    for (let times = 0; times < 3; times++) await this.#devtools.send("HeapProfiler.collectGarbage");
    return (await this.#devtools.send("Runtime.getHeapUsage")).usedSize;
  }
}
