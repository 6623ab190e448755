import type Talk from "chinwag";
import { useMemo, useSyncExternalStore } from "react";
import { useSession } from "./use-session.ts";

/** How something fares that is followed. */
export interface LiveStatus {
  /** `"pending"` until the first data is there, and on a server; `"error"` when there will be no more. */
  readonly status: "pending" | "active" | "error";
  /** Why there will be no more. */
  readonly error: Error | null;
}

/** A subscription of the data API. */
interface Following {
  readonly terminated: Promise<{ readonly type: "unsubscribed" } | { readonly type: "error"; error: Error }>;
  loadMore?(count?: number): Promise<void>;
  unsubscribe(): void;
}

/** Begins to follow something, and calls `tell` with what is so, now and whenever it changes. */
export type Follow<Data> = (tell: (data: Data) => void) => Following;

/** Something that is followed while a component shows it, in the form in which React looks at what is outside of it. */
export class Live<Data extends object> {
  readonly #follow: Follow<Data> | null;
  #state: Data & LiveStatus;
  #following: Following | null = null;

  constructor(pending: Data, follow: Follow<Data> | null) {
    this.#state = { ...pending, status: "pending", error: null };
    this.#follow = follow;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    const become = (state: Data & LiveStatus) => {
      this.#state = state;
      changed();
    };
    const following = this.#follow?.((data) => become({ ...data, status: "active", error: null }));
    this.#following = following ?? null;
    following?.terminated.then((end) => {
      if (end.type === "error") become({ ...this.#state, status: "error", error: end.error });
    });
    return () => {
      if (this.#following === following) this.#following = null;
      following?.unsubscribe();
    };
  };

  readonly read = (): Data & LiveStatus => this.#state;

  /** Reaches further back; does nothing while nothing is followed. */
  readonly loadMore = async (count?: number): Promise<void> => {
    await this.#following?.loadMore?.(count);
  };
}

/** What is followed, and how to reach further back. */
export type Followed<Data> = Data & LiveStatus & { loadMore(count?: number): Promise<void> };

/**
 * Follows something in the session around, as long as the component is there. `key` tells what, `null` nothing; `pending`
 * is what is known before anything is.
 */
export function useLive<Data extends object>(
  key: string | null,
  pending: (session: Talk.Session | null) => Data,
  follow: (session: Talk.Session, tell: (data: Data) => void) => Following,
): [state: Data & LiveStatus, loadMore: (count?: number) => Promise<void>] {
  const session = useSession();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions say the same each time, by `key`.
  const live = useMemo(() => {
    const present = session?.isAlive && key !== null ? session : null;
    return new Live(pending(present), present && ((tell) => follow(present, tell)));
  }, [session, key]);
  return [useSyncExternalStore(live.subscribe, live.read, live.read), live.loadMore];
}
