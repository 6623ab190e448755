import type {
  ConversationFilter,
  ConversationListSubscription,
  ConversationSnapshot,
  TalkSession,
} from "@chinwag/core";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

/** The current user's conversations, as far as they are loaded, latest activity first. */
export interface LoadedConversations {
  readonly conversations: readonly ConversationSnapshot[];
  readonly loadedAll: boolean;
}

/**
 * The conversations that a filter fits, and what loads more; `undefined` until they are known. While another filter is
 * being asked for, what the one before gave stays.
 */
export function useConversations(
  session: TalkSession,
  filter: ConversationFilter | undefined,
): readonly [LoadedConversations | undefined, loadMore: () => void] {
  const [loaded, setLoaded] = useState<LoadedConversations>();
  const subscriptionRef = useRef<ConversationListSubscription | null>(null);
  useLayoutEffect(() => {
    const show = (conversations: readonly ConversationSnapshot[], loadedAll: boolean) =>
      setLoaded({ conversations, loadedAll });
    const subscription = session.subscribeConversations(filter ? { filter } : {}, show);
    subscriptionRef.current = subscription;
    const { state } = subscription;
    if (state.type === "active") show(state.latestSnapshot, state.loadedAll);
    return () => subscription.unsubscribe();
  }, [session, filter]);
  const loadMore = useCallback(() => {
    // As with messages: the next scroll asks again.
    subscriptionRef.current?.loadMore().catch(() => undefined);
  }, []);
  return [loaded, loadMore];
}
