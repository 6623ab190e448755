/** Most items in a page. */
const PAGE_MAX = 100;

/** Where something is in a list: greater places come first. */
export type Comparable = string | number;

/** A page of a list. */
export interface Page<P> {
  /** The place of its last item, if it has items. */
  readonly last: P | undefined;
  /** Whether nothing comes after it. */
  readonly loadedAll: boolean;
}

/** Takes a page, and says whether it goes on from what is known: since it was asked for, the list may have begun anew. */
export type TakePage<P> = (page: Page<P>) => boolean;

/** Where the pages of a list come from: asks for the one after a place, and hands it on while the answer is applied. */
export type ReadPage<P> = (after: P | undefined, limit: number, take: TakePage<P>) => Promise<void>;

/** What a list is made of. */
export interface ListOptions<T, P extends Comparable> {
  /** All items that are known, in any order, also beyond the part that is known without a hole. */
  items(): Iterable<T>;
  place(item: T): P;
  /** What tells an item from the others, where its place may change. */
  key?(item: T): string;
  readonly read: ReadPage<P>;
  /** What is known of the list, or down to where, has changed. */
  changed(): void;
}

/** An item, and where it is. */
export interface Placed<T, P> {
  readonly item: T;
  readonly place: P;
  readonly key: unknown;
}

/** A list that is known from its beginning on, down to some place. After a fresh start it is read again as far as before. */
export class List<T, P extends Comparable> {
  readonly #options: ListOptions<T, P>;
  #end: P | undefined;
  /** Whether there is nothing after what is known. */
  loadedAll = false;
  /** Down to where it was known before a fresh start; `null` for all of it, `undefined` when that is done. */
  #goal: P | null | undefined;
  #page: Promise<void> | null = null;

  constructor(options: ListOptions<T, P>) {
    this.#options = options;
  }

  /** Whether the first page is known. */
  get begun(): boolean {
    return this.loadedAll || this.#end !== undefined;
  }

  /** Whether less is known than before the last fresh start, or nothing yet. */
  get restoring(): boolean {
    return this.#goal !== undefined || !this.begun;
  }

  /** Whether a place lies in the part that is known. */
  reaches(place: P): boolean {
    // Nothing is at or above a place that is not there.
    return this.loadedAll || place >= (this.#end as P);
  }

  /** All items that are known, in order. */
  sorted(): Placed<T, P>[] {
    const { items, place, key = place } = this.#options;
    const placed = [...items()].map((item) => ({ item, place: place(item), key: key(item) }));
    return placed.sort((a, b) => (a.place < b.place ? 1 : a.place === b.place ? 0 : -1));
  }

  /** Begins afresh, with the first page where it is there already. */
  begin(first: Page<P> | null, limit = PAGE_MAX): void {
    // A connection that broke while restoring does not make less wanted.
    const goal = this.loadedAll ? null : this.#goal === undefined ? this.#end : this.#goal;
    this.forget();
    this.#goal = goal;
    if (first) this.#take(first);
    this.#restore(limit);
  }

  /** Nothing of it is known any more, or wanted. */
  forget(): void {
    this.#end = undefined;
    this.#goal = undefined;
    this.loadedAll = false;
  }

  /** Reads the next page. Whoever asks meanwhile waits for the same page. */
  more(limit: number): Promise<void> {
    const after = this.#end;
    const take = (page: Page<P>) => {
      const goesOn = this.#end === after;
      if (goesOn) this.#take(page);
      return goesOn;
    };
    this.#page ??= this.#options.read(after, Math.min(limit, PAGE_MAX), take).finally(() => {
      this.#page = null;
    });
    return this.#page;
  }

  #take({ last, loadedAll }: Page<P>): void {
    this.#end = last ?? this.#end;
    // An empty page means the end whatever it says, or loading would never come to one.
    this.loadedAll = loadedAll || last === undefined;
    this.#options.changed();
  }

  #restore(limit = PAGE_MAX): void {
    const goal = this.#goal;
    const reached = goal === undefined ? this.#end !== undefined : goal !== null && this.reaches(goal);
    if (!reached && !this.loadedAll) {
      this.more(limit).then(
        () => this.#restore(),
        () => {},
      );
      return;
    }
    this.#goal = undefined;
    this.#options.changed();
  }
}
