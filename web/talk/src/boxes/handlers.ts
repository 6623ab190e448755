import type { Subscription } from "@chinwag/core";
import { refuse } from "../arguments.ts";

/** The functions that a page wants to be called for something, in the order in which they were registered. */
export class Handlers {
  readonly #entries = new Set<{ readonly handle: () => void }>();

  /** Registers a function; the same one twice is called twice. */
  add(handle: () => void): Subscription {
    if (typeof handle !== "function") refuse("handler", "a function", handle);
    const entry = { handle };
    this.#entries.add(entry);
    return { unsubscribe: () => void this.#entries.delete(entry) };
  }

  /** Calls them all; one that throws does not keep the others from being called. */
  call(): void {
    for (const { handle } of [...this.#entries]) {
      try {
        handle();
      } catch (error) {
        reportError(error);
      }
    }
  }
}
