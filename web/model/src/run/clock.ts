import { settled } from "./signal.ts";

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** The time of one session. It stands still until it is told to pass, whatever the real one does. */
export class Clock {
  #now = 1_790_000_000_000;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, ms: number): unknown {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as Timer);
  }

  /** Lets time pass. Between two timers, `rest` waits until what the first one started is over. */
  async pass(ms: number, rest: () => Promise<void> = settled): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      await rest();
      const due = [...this.#timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = until;
  }
}
