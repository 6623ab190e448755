import type { ConversationRef, MessageSnapshot, MessageSubscription } from "@chinwag/core";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

/** The messages of a conversation, as far as they are loaded. */
export interface LoadedMessages {
  /** Newest first. */
  readonly messages: readonly MessageSnapshot[];
  readonly loadedAll: boolean;
}

/** The messages, and what loads more; `undefined` until they are known, `null` when there are none to see. */
export function useMessages(
  ref: ConversationRef,
): readonly [LoadedMessages | null | undefined, loadMore: (count?: number) => Promise<void>] {
  const [loaded, setLoaded] = useState<LoadedMessages | null>();
  const subscriptionRef = useRef<MessageSubscription | null>(null);
  useLayoutEffect(() => {
    const show = (messages: readonly MessageSnapshot[] | null, loadedAll: boolean) =>
      setLoaded(messages && { messages, loadedAll });
    const subscription = ref.subscribeMessages(show);
    subscriptionRef.current = subscription;
    const { state } = subscription;
    if (state.type === "active") show(state.latestSnapshot, state.loadedAll);
    return () => subscription.unsubscribe();
  }, [ref]);
  const loadMore = useCallback(async (count?: number) => {
    // A page that cannot be had is asked for again on the next scroll; the connection bar tells the reason.
    await subscriptionRef.current?.loadMore(count).catch(() => undefined);
  }, []);
  return [loaded, loadMore];
}
