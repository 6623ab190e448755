import type { Client } from "../client.ts";
import { checkCount } from "../errors.ts";
import { type Active, Handle, type HandleOptions } from "./handle.ts";
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

/** The part of a list that is shown. */
export interface Growing {
  /** How much is shown at first. */
  readonly first: number;
  /** Whether it can grow. */
  readonly more: boolean;
  /** Shows up to `count` more of what is known; gives how many. */
  extend(count: number): number;
  /** Reads more from the server. */
  fetch(count: number): Promise<void>;
}

/** Makes a subscription to a list of which a part is shown. `loadMore` shows `usual` more unless told otherwise, at `most`. */
export function subscribePages<A extends Active>(
  client: Client,
  options: SubscriptionOptions<A>,
  window: Growing,
  usual: number,
  most: number,
): Handle<A> & { readonly loadMore: (count?: number) => Promise<void> } {
  const handle = subscribe(client, options);
  let wanted = 0;
  let loading: Promise<void> | null = null;
  const load = async () => {
    // Calls of the same tick are heard before anything is asked for: they share a page, of the largest size.
    await null;
    let loaded = 0;
    while (loaded < wanted && handle.active?.latestSnapshot && window.more) {
      const extended = window.extend(wanted - loaded);
      if (extended === 0) await window.fetch(wanted - loaded);
      loaded += extended;
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
  if (Array.isArray(shown) && shown.length < window.first)
    loadMore(window.first - shown.length).catch(() => {});
  return Object.assign(handle, { loadMore });
}
