/** A clock that only moves when told to. */
export class Clock {
  now = 1_790_000_000_000;
  #timers: { at: number; run: () => void }[] = [];

  setTimeout(run: () => void, ms: number): unknown {
    const timer = { at: this.now + ms, run };
    this.#timers.push(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
  }

  /** Lets time pass; timers run in order, and what they start settles in between. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      await settle();
      const next = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.clearTimeout(next);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = until;
  }
}

declare function setImmediate(run: () => void): void;

/** Resolves when every microtask, and what those started, has run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
