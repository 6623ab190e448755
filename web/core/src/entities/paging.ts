/** Most items in a page. */
const PAGE_MAX = 100;

/** A page of a list. */
export interface Page<P> {
  /** The place of its last item, if it has items. */
  readonly last: P | undefined;
  /** Whether nothing comes after it. */
  readonly loadedAll: boolean;
}

/** Where the pages of a list come from. */
export interface PagingOptions<P> {
  /** Asks for the page after a place, and hands it to `take` while the answer is applied. */
  read(after: P | null, limit: number, take: (page: Page<P>) => void): Promise<void>;
  /** Negative where `a` comes before `b`. */
  compare(a: P, b: P): number;
  /** What is known of the list, or down to where, has changed. */
  changed(): void;
}

/** How far a list is known, from its beginning on. After a fresh start it is read again as far as before. */
export class Paging<P> {
  readonly #options: PagingOptions<P>;
  #end: P | null = null;
  /** Whether there is nothing after what is known. */
  loadedAll = false;
  /** Down to where it was known before a fresh start; `null` for all of it, `undefined` when that is done. */
  #goal: P | null | undefined;
  #page: Promise<void> | null = null;

  constructor(options: PagingOptions<P>) {
    this.#options = options;
  }

  /** Whether less is known than before the last fresh start, or nothing yet. */
  get restoring(): boolean {
    return this.#goal !== undefined || (this.#end === null && !this.loadedAll);
  }

  /** Whether a place lies in the part that is known. */
  reaches(place: P): boolean {
    return this.loadedAll || (this.#end !== null && this.#options.compare(place, this.#end) <= 0);
  }

  /** Begins afresh, with the first page where it is there already. */
  begin(first: Page<P> | null, limit = PAGE_MAX): void {
    // A connection that broke while restoring does not make less wanted.
    if (this.loadedAll) this.#goal = null;
    else if (this.#goal === undefined && this.#end !== null) this.#goal = this.#end;
    this.#end = null;
    this.loadedAll = false;
    if (first) this.#take(first);
    this.#restore(limit);
  }

  /** Reads the next page. Whoever asks meanwhile waits for the same page. */
  more(limit: number): Promise<void> {
    const after = this.#end;
    const take = (page: Page<P>) => {
      // A page that was asked for before a fresh start may not go on from what is known now.
      if (this.#end === after) this.#take(page);
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
    const reached = goal === undefined ? this.#end !== null : goal !== null && this.reaches(goal);
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
