import type { Client } from "../client.ts";
import type { Comparable, List } from "../entities/list.ts";
import { checkCount } from "../errors.ts";
import { type Active, Handle, type HandleOptions } from "./handle.ts";
import { ListWindow, type ShownList } from "./list-window.ts";
import type { Topic } from "./topics.ts";

/** A subscription to something that topics tell of. */
export interface SubscriptionOptions<A extends Active> extends Omit<HandleOptions<A>, "release"> {
  /** All of them must be live before there is something to show. */
  topics: readonly Topic["name"][];
  release?: () => void;
}

/**
 * Makes a subscription. When its topics are live already, it is active at once; its callback still waits for the next
 * microtask, so that the caller has the subscription in hand by then.
 */
export function subscribe<A extends Active>(client: Client, options: SubscriptionOptions<A>): Handle<A> {
  const { topics } = client;
  const joined: Topic[] = [];
  const handle = new Handle<A>({
    callback: options.callback,
    select: (previous) => (joined.every(({ live }) => live) ? options.select(previous) : null),
    release: () => {
      for (const topic of joined) topics.leave(topic, handle);
      options.release?.();
    },
  });
  if (client.ended) {
    handle.fail(client.ended);
    return handle;
  }
  for (const name of options.topics) joined.push(topics.join(name, handle));
  handle.refresh();
  client.hub.touch([handle]);
  return handle;
}

type ActiveList = Active & ShownList<unknown>;

/** A subscription to a list, of which it shows a part that grows. */
export interface ListSubscriptionOptions<A extends ActiveList, T, P extends Comparable>
  extends Omit<SubscriptionOptions<A>, "select"> {
  list: List<T, P>;
  /** Shows an item; `null` where it is not to be shown yet. */
  snapshot(item: T): NonNullable<A["latestSnapshot"]>[number] | null;
  /** Whether there is such a list, as far as one may see. */
  present(): boolean;
  /** How many items are shown at first, how many more `loadMore` shows unless told otherwise, and how many at most. */
  counts: readonly [first: number, usual: number, most: number];
}

/** Makes a subscription to a list of which a part is shown. */
export function subscribeList<A extends ActiveList, T, P extends Comparable>(
  client: Client,
  options: ListSubscriptionOptions<A, T, P>,
): Handle<A> & { readonly loadMore: (count?: number) => Promise<void> } {
  const { list, snapshot, present } = options;
  const [first, usual, most] = options.counts;
  let window = new ListWindow(list, first);
  const select = (previous: A | null) => {
    if (present()) return window.select(previous, snapshot);
    // Whoever comes back begins afresh.
    window = new ListWindow(list, first);
    return [null, true];
  };
  const handle = subscribe<A>(client, { ...options, select: select as SubscriptionOptions<A>["select"] });
  let wanted = 0;
  let loading: Promise<void> | null = null;
  const load = async () => {
    // Calls of the same tick are heard before anything is asked for: they share a page, of the largest size.
    await null;
    let loaded = 0;
    while (loaded < wanted && handle.active?.latestSnapshot) {
      const extended = window.extend(wanted - loaded);
      loaded += extended;
      if (extended > 0) continue;
      if (list.loadedAll) break;
      await list.more(wanted - loaded);
    }
    client.hub.touch([handle]);
    client.hub.flush();
  };
  const loadMore = async (count: number = usual): Promise<void> => {
    checkCount(count, most);
    await handle.connected;
    wanted = Math.max(wanted, count);
    loading ??= load().finally(() => {
      loading = null;
      wanted = 0;
    });
    await loading;
  };
  // What others left of the first page may have become less.
  const shown = handle.active?.latestSnapshot;
  if (shown && shown.length < first) loadMore(first - shown.length).catch(() => {});
  return Object.assign(handle, { loadMore });
}
