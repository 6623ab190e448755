import type { Platform } from "../platform.ts";

const BACKOFF_FIRST_MS = 500;
const BACKOFF_MAX_MS = 30_000;

/** How long to wait before connecting again: doubling, with full jitter, so that clients do not come in waves. */
export class Backoff {
  readonly #platform: Platform;
  #failures = 0;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** In milliseconds; longer after each call. */
  next(): number {
    const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    return Math.floor(this.#platform.random() * ceiling);
  }

  /** The connection works: the next wait is short again. */
  reset(): void {
    this.#failures = 0;
  }
}
