import type { ConversationListSubscription, ConversationSnapshot, TalkSession } from "@chinwag/core";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

/** The current user's conversations, as far as they are loaded, latest activity first. */
export interface LoadedConversations {
  readonly conversations: readonly ConversationSnapshot[];
  readonly loadedAll: boolean;
}

/** The conversations, and what loads more; `undefined` until they are known. */
export function useConversations(
  session: TalkSession,
): readonly [LoadedConversations | undefined, loadMore: () => void] {
  const [loaded, setLoaded] = useState<LoadedConversations>();
  const subscriptionRef = useRef<ConversationListSubscription | null>(null);
  useLayoutEffect(() => {
    const show = (conversations: readonly ConversationSnapshot[], loadedAll: boolean) =>
      setLoaded({ conversations, loadedAll });
    const subscription = session.subscribeConversations(show);
    subscriptionRef.current = subscription;
    const { state } = subscription;
    if (state.type === "active") show(state.latestSnapshot, state.loadedAll);
    return () => subscription.unsubscribe();
  }, [session]);
  const loadMore = useCallback(() => {
    // As with messages: the next scroll asks again.
    subscriptionRef.current?.loadMore().catch(() => undefined);
  }, []);
  return [loaded, loadMore];
}
