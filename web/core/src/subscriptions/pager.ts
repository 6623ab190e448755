/** How a window grows. */
export interface PagerOptions {
  /** Whether the window can grow. */
  more(): boolean;
  /** Shows up to `count` more of what is known; gives how many. */
  extend(count: number): number;
  /** Reads more from the server. */
  fetch(count: number): Promise<void>;
  /** Shows the window as it is now. */
  show(): void;
}

/** Makes a window grow by one page at a time: calls in parallel share a page, of the largest size asked for. */
export class Pager {
  readonly #options: PagerOptions;
  #wanted = 0;
  #loading: Promise<void> | null = null;

  constructor(options: PagerOptions) {
    this.#options = options;
  }

  load(count: number): Promise<void> {
    this.#wanted = Math.max(this.#wanted, count);
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
      this.#wanted = 0;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    // Calls of the same tick are heard before anything is asked for.
    await null;
    let loaded = 0;
    while (loaded < this.#wanted && this.#options.more()) {
      const extended = this.#options.extend(this.#wanted - loaded);
      if (extended === 0) await this.#options.fetch(this.#wanted - loaded);
      loaded += extended;
    }
    this.#options.show();
  }
}
