import type { Subscription } from "@chinwag/core";

/** A value that can be followed. */
export interface Readable<T> {
  readonly value: T;
  subscribe(listener: (value: T) => void): Subscription;
}

/** A value that can be followed and changed. */
export class Store<T> implements Readable<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  /** What it is now. */
  get value(): T {
    return this.#value;
  }

  /** Changes it and tells the listeners, unless it is the same already. */
  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  /** Calls the listener on every change from now on. */
  subscribe(listener: (value: T) => void): Subscription {
    // A function given twice is two subscriptions, each of which ends by itself.
    const own = (value: T) => listener(value);
    this.#listeners.add(own);
    return { unsubscribe: () => this.#listeners.delete(own) };
  }
}
