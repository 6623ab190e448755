import type { Paging } from "../entities/paging.ts";
import type { Growing } from "./subscribe.ts";

/** A list of which a part is known. */
export interface List<T, P> {
  readonly paging: Paging<P>;
  /** All items that are known, in order. */
  sorted(): T[];
  /** What tells an item from the others. */
  key(item: T): unknown;
  place(item: T): P;
  /** Negative where `a` comes before `b`. */
  compare(a: P, b: P): number;
}

/** Which items of a list one subscription shows: those it once showed, and those above a place in the list. */
export class ListWindow<T, P> implements Growing {
  readonly #list: List<T, P>;
  readonly first: number;
  readonly #shown = new Set<unknown>();
  /** The last place shown; `null` before there is one. */
  #last: P | null = null;

  /** Starts with the `first` items of `list`. */
  constructor(list: List<T, P>, first: number) {
    this.#list = list;
    this.first = first;
  }

  /** Whether there is more than what is shown. */
  get more(): boolean {
    return !this.#list.paging.loadedAll || this.#hidden().length > 0;
  }

  /** Shows up to `count` more of those that are known without a hole, in order. */
  extend(count: number): number {
    const more = this.#hidden().slice(0, count);
    for (const item of more) this.#shown.add(this.#list.key(item));
    const last = more.at(-1);
    if (last) this.#last = this.#list.place(last);
    return more.length;
  }

  fetch(count: number): Promise<void> {
    return this.#list.paging.more(count);
  }

  /** What to show now, frozen: the same array while nothing changed. `null` while not enough is known. */
  select<S>(
    previous: { readonly latestSnapshot: S[] | null; readonly loadedAll: boolean } | null,
    snapshot: (item: T) => S | null,
  ): [S[], boolean] | null {
    const list = this.#list;
    if (list.paging.restoring) return null;
    if (this.#last === null) this.extend(this.first);
    const snapshots: S[] = [];
    let all = list.paging.loadedAll;
    const present = new Set<unknown>();
    for (const item of list.sorted()) {
      const key = list.key(item);
      const last = this.#last;
      // What comes new to a list that is shown to its end is shown, wherever it comes.
      const isShown = previous?.loadedAll || (last !== null && list.compare(list.place(item), last) <= 0);
      const shown = isShown || this.#shown.has(key) ? snapshot(item) : null;
      if (shown) {
        snapshots.push(shown);
        present.add(key);
      } else {
        all = false;
      }
    }
    // Those that went are not held on to.
    this.#shown.clear();
    for (const key of present) this.#shown.add(key);
    return [reuse(previous?.latestSnapshot, snapshots), all];
  }

  #hidden(): T[] {
    const { paging, sorted, key, place } = this.#list;
    return sorted
      .call(this.#list)
      .filter((item) => !this.#shown.has(key(item)) && paging.reaches(place(item)));
  }
}

/** `next`, frozen, or the array before when it holds the same. */
export function reuse<S>(previous: S[] | null | undefined, next: S[]): S[] {
  const same = previous?.length === next.length && next.every((item, i) => item === previous[i]);
  return same ? previous : (Object.freeze(next) as S[]);
}
