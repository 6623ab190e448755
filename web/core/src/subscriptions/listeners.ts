import type { Subscription } from "../types/subscription.ts";
import type { Hub } from "./hub.ts";

/** Functions of the application that are told of something. */
export class Listeners<T> {
  readonly #hub: Hub;
  /** The same function may be registered twice, so each registration is an object of its own. */
  readonly #all = new Set<{ readonly tell: (what: T) => void }>();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  add(tell: (what: T) => void): Subscription {
    const listener = { tell };
    this.#all.add(listener);
    return { unsubscribe: () => void this.#all.delete(listener) };
  }

  tell(what: T): void {
    for (const { tell } of this.#all) this.#hub.run(() => tell(what));
  }

  /** Nobody is told any more. */
  clear(): void {
    this.#all.clear();
  }
}
