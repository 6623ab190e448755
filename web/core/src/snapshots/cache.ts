import { isSame } from "./reuse.ts";
import { share } from "./share.ts";

/** What a snapshot was built from, so that it is built again only when that changed. */
interface Built {
  readonly from: readonly unknown[];
  readonly snapshot: unknown;
}

/** The snapshots last built, by what they show. Keys tell snapshots of different kinds apart. */
export class Cache {
  readonly #built = new Map<string, Built>();

  /** The last snapshot while `from` is the same, part by part; else what `build` gives, shared with the last. */
  get<S>(key: string, from: readonly unknown[], build: () => S): S {
    const last = this.#built.get(key);
    if (last && isSame(last.from, from)) return last.snapshot as S;
    const snapshot = share(last?.snapshot, build());
    this.#built.set(key, { from, snapshot });
    return snapshot;
  }
}
