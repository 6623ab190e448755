import type Talk from "chinwag";
import { type LiveStatus, useLive } from "./live.ts";

interface Known {
  /** Newest first; `null` while nothing is known, and where one is not in the conversation. */
  readonly messages: readonly Talk.MessageSnapshot[] | null;
  /** Whether these are all. */
  readonly loadedAll: boolean;
}

/** The messages of a conversation, followed. */
export interface LiveMessages extends LiveStatus, Known {
  /** Reaches further back, by 1 to 100 messages, 30 by default. */
  loadMore(count?: number): Promise<void>;
}

/** Follows the 30 newest messages of a conversation, and all that come; `loadMore` reaches further back. */
export function useMessages(conversationId: string | null): LiveMessages {
  const [state, loadMore] = useLive<Known>(
    conversationId,
    () => ({ messages: null, loadedAll: false }),
    (session, tell) =>
      session
        .conversation(String(conversationId))
        .subscribeMessages((messages, loadedAll) => tell({ messages, loadedAll })),
  );
  return { ...state, loadMore };
}
