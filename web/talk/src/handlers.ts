import type { Subscription } from "@chinwag/core";
import { refuse } from "./arguments.ts";

/** The functions that a page wants to be called for something, in the order in which they were registered. */
export class Handlers<Given extends unknown[] = [], Result = void> {
  readonly #entries = new Set<{ readonly handle: (...given: Given) => Result }>();

  /** Registers a function; the same one twice is called twice. */
  add(handle: (...given: Given) => Result): Subscription {
    if (typeof handle !== "function") refuse("handler", "a function", handle);
    const entry = { handle };
    this.#entries.add(entry);
    return { unsubscribe: () => void this.#entries.delete(entry) };
  }

  /** Takes a function back that was registered; one that was not is no mistake. */
  remove(handle: (...given: Given) => Result): void {
    for (const entry of this.#entries) if (entry.handle === handle) this.#entries.delete(entry);
  }

  /** How many functions are registered. */
  get size(): number {
    return this.#entries.size;
  }

  /** Whether a function is registered. */
  has(handle: (...given: Given) => Result): boolean {
    return [...this.#entries].some((entry) => entry.handle === handle);
  }

  /** Calls them all, and gives what they gave. One that throws does not keep the others from being called. */
  call(...given: Given): (Result | undefined)[] {
    return [...this.#entries].map(({ handle }) => callOne(handle, given));
  }
}

/** Calls a function of the page. What it throws is the page's affair, and told as such. */
export function callOne<Given extends unknown[], Result>(
  handle: (...given: Given) => Result,
  given: Given,
): Result | undefined {
  try {
    return handle(...given);
  } catch (error) {
    reportError(error);
    return undefined;
  }
}
