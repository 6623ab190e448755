import type { Client } from "../client.ts";

/** How long a ping may go unanswered before the connection is given up. */
const PONG_WAIT_MS = 10_000;

/** Finds out that a connection is dead although nobody said so. */
export class Heartbeat {
  readonly #client: Client;
  #pingAfterMs = 0;
  #heardAt = 0;
  #heardSince = true;
  #timer: unknown;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Starts watching a connection. */
  start(pingAfterMs: number): void {
    this.#pingAfterMs = pingAfterMs;
    this.heard();
    this.#listen();
  }

  /** Something arrived. Called for every frame, so it only takes the time; the timer looks at it later. */
  heard(): void {
    this.#heardAt = this.#client.platform.now();
    this.#heardSince = true;
  }

  /** Asks for a sign of life now: the connection may have died unnoticed. */
  check(): void {
    this.#heardSince = false;
    this.#client.requests.ask("ping", {}, { momentary: true });
    this.#after(PONG_WAIT_MS, () => {
      if (this.#heardSince) this.#listen();
      else this.#client.connection.reconnect();
    });
  }

  /** The connection is gone. */
  stop(): void {
    this.#client.platform.clearTimeout(this.#timer);
  }

  #listen(): void {
    const left = this.#pingAfterMs - this.#silentMs;
    this.#after(Math.max(0, left), () => {
      if (this.#silentMs < this.#pingAfterMs) this.#listen();
      else this.check();
    });
  }

  get #silentMs(): number {
    return this.#client.platform.now() - this.#heardAt;
  }

  #after(ms: number, run: () => void): void {
    this.stop();
    this.#timer = this.#client.platform.setTimeout(run, ms);
  }
}
