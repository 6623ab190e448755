import type { List, Placed } from "../entities/list.ts";
import { reuse } from "../snapshots/reuse.ts";

/** What a subscription to a list shows. */
export interface ShownList<S> {
  readonly latestSnapshot: S[] | null;
  readonly loadedAll: boolean;
}

/** Which items of a list one subscription shows: those it once showed, and those above a place in the list. */
export class ListWindow<T, P extends string | number> {
  readonly #list: List<T, P>;
  readonly #first: number;
  #shown = new Set<unknown>();
  /** The last place shown; `undefined` before there is one. */
  #last: P | undefined;

  /** Starts with the `first` items of `list`. */
  constructor(list: List<T, P>, first: number) {
    this.#list = list;
    this.#first = first;
  }

  /** Shows up to `count` more of those that are known without a hole, in order; gives how many. */
  extend(count: number): number {
    const hidden = this.#list.sorted().filter((one) => !this.#shows(one) && this.#list.reaches(one.place));
    const more = hidden.slice(0, count);
    for (const { key } of more) this.#shown.add(key);
    this.#last = more.at(-1)?.place ?? this.#last;
    return more.length;
  }

  /** What to show now, frozen: the same array while nothing changed. `null` while not enough is known. */
  select<S>(previous: ShownList<S> | null, snapshot: (item: T) => S | null): [S[], boolean] | null {
    const list = this.#list;
    if (list.restoring) return null;
    if (this.#last === undefined) this.extend(this.#first);
    const snapshots: S[] = [];
    const shown = previous?.latestSnapshot;
    let all = list.loadedAll;
    const present = new Set<unknown>();
    for (const one of list.sorted()) {
      // What comes new to a list that is shown to its end is shown, wherever it comes.
      if (this.#shows(one) || (shown && previous.loadedAll && list.reaches(one.place))) {
        const next = snapshot(one.item);
        if (next) snapshots.push(next);
        // What stays in its place is found there again: thousands need not be remembered.
        if (one.key !== one.place) present.add(one.key);
      } else {
        all = false;
      }
    }
    // Those that went are not held on to.
    this.#shown = present;
    return [reuse(shown, snapshots), all];
  }

  #shows({ key, place }: Placed<T, P>): boolean {
    // Nothing is at or above a place that is not there.
    return place >= (this.#last as P) || this.#shown.has(key);
  }
}
