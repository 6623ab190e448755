import type { TypingEntity } from "../wire.ts";

/** Who is typing in a conversation, oneself left out, by their ids. */
export class Typing {
  readonly #since = new Map<string, { readonly since: number }>();

  /** The ids of those who are typing, longest first. */
  get ids(): string[] {
    return [...this.#since].sort(([, a], [, b]) => a.since - b.since).map(([id]) => id);
  }

  /**
   * Somebody is typing, or still is. They are taken for it until `later` runs what it is given; who is renewed before
   * stays.
   */
  start(
    { userId, sinceMs, forMs }: TypingEntity,
    now: number,
    later: (run: () => void, ms: number) => void,
  ): void {
    if (forMs <= 0) {
      this.stop(userId);
      return;
    }
    const mark = { since: this.#since.get(userId)?.since ?? now - sinceMs };
    this.#since.set(userId, mark);
    later(() => {
      if (this.#since.get(userId) === mark) this.stop(userId);
    }, forMs);
  }

  stop(userId: string): void {
    this.#since.delete(userId);
  }

  clear(): void {
    this.#since.clear();
  }
}
