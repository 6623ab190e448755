/** Where something is kept for this page's site; browsers may refuse it, and then it is as if nothing had been kept. */
export class Stored {
  readonly #storage: () => Storage;
  readonly #key: string;

  constructor(kind: "localStorage" | "sessionStorage", ...key: string[]) {
    this.#storage = () => window[kind];
    this.#key = ["chinwag", ...key].join("/");
  }

  get(): string | null {
    try {
      return this.#storage().getItem(this.#key);
    } catch {
      return null;
    }
  }

  set(value: string | null): void {
    try {
      if (value === null) this.#storage().removeItem(this.#key);
      else this.#storage().setItem(this.#key, value);
    } catch {
      // It holds for this page only.
    }
  }
}
