import type { Platform } from "../platform.ts";

/** How long a ping may go unanswered before the connection is given up. */
const PONG_WAIT_MS = 10_000;

/** Finds out that a connection is dead although nobody said so. */
export class Heartbeat {
  readonly #platform: Platform;
  readonly #ping: () => void;
  readonly #dead: () => void;
  #pingAfterMs = 0;
  #heardAt = 0;
  #heardSince = true;
  #timer: unknown;

  constructor(platform: Platform, ping: () => void, dead: () => void) {
    this.#platform = platform;
    this.#ping = ping;
    this.#dead = dead;
  }

  /** Starts watching a connection. */
  start(pingAfterMs: number): void {
    this.stop();
    this.#pingAfterMs = pingAfterMs;
    this.heard();
    this.#listen(pingAfterMs);
  }

  /** Something arrived. Called for every frame, so it only takes the time; the timer looks at it later. */
  heard(): void {
    this.#heardAt = this.#platform.now();
    this.#heardSince = true;
  }

  /** Asks for a sign of life now: the connection may have died unnoticed. */
  check(): void {
    this.stop();
    this.#heardSince = false;
    this.#ping();
    this.#timer = this.#platform.setTimeout(() => {
      if (this.#heardSince) this.#listen(Math.max(0, this.#pingAfterMs - this.#silentMs));
      else this.#dead();
    }, PONG_WAIT_MS);
  }

  /** The connection is gone. */
  stop(): void {
    this.#platform.clearTimeout(this.#timer);
  }

  #listen(ms: number): void {
    this.#timer = this.#platform.setTimeout(() => {
      if (this.#silentMs < this.#pingAfterMs) {
        this.#listen(this.#pingAfterMs - this.#silentMs);
      } else {
        this.check();
      }
    }, ms);
  }

  get #silentMs(): number {
    return this.#platform.now() - this.#heardAt;
  }
}
