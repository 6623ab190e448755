import type { Client } from "../client.ts";
import { oncePerTick } from "../platform.ts";

/** Something that shows what is known, and tells somebody when that changes. */
export interface Observer {
  /** Brings what it shows up to date, without telling anybody. */
  refresh(): void;
  /** Tells of what it has not told of. */
  notify(): void;
}

/**
 * Runs callbacks: once a flush, after everything is up to date, so that no callback sees one subscription ahead of
 * another. There is one flush for each frame that arrives.
 */
export class Hub {
  readonly #client: Client;
  readonly #stale = new Set<Observer>();
  #allStale = false;
  readonly #schedule = oncePerTick(() => this.flush());

  constructor(client: Client) {
    this.#client = client;
  }

  /** What `observers` show may have changed. They look at the next flush, at the latest in a oncePerTick. */
  touch(observers: Iterable<Observer>): void {
    for (const observer of observers) this.#stale.add(observer);
    this.#schedule();
  }

  /** Something that anything may show, such as a user, may have changed. */
  touchAll(): void {
    this.#allStale = true;
    this.#schedule();
  }

  /** Brings up to date and tells, now. */
  flush(): void {
    const { topics } = this.#client;
    if (this.#allStale) for (const topic of topics.all()) this.touch(topic.observers);
    this.#allStale = false;
    const observers = [...this.#stale];
    this.#stale.clear();
    for (const observer of observers) this.run(() => observer.refresh());
    for (const observer of observers) this.run(() => observer.notify());
  }

  /** Runs a callback of the application. One that throws spoils nothing else. */
  run(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.#client.platform.reportError(error);
    }
  }
}
