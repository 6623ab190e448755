import type { Kept, Shelf } from "../../src/shelf.ts";

/** Storage of a browser, as several tabs see it. */
export class FakeShelf implements Shelf {
  readonly kept = new Map<string, Kept>();
  /** Makes every use fail, as where storage is denied or full. */
  broken = false;

  async all(): Promise<Kept[]> {
    this.#check();
    return [...this.kept.values()].map((kept) => structuredClone(kept));
  }

  async put(kept: Kept): Promise<void> {
    this.#check();
    this.kept.set(kept.key, structuredClone(kept));
  }

  async remove(key: string): Promise<void> {
    this.#check();
    this.kept.delete(key);
  }

  /** What the messages say. */
  get texts(): string[] {
    return [...this.kept.values()].map(({ text }) => text ?? "");
  }

  #check(): void {
    if (this.broken) throw new Error("QuotaExceededError");
  }
}

declare function structuredClone<T>(value: T): T;
