import type Talk from "chinwag";
import { type LiveStatus, useLive } from "./live.ts";

interface Known {
  /** Latest activity first. */
  readonly conversations: readonly Talk.ConversationSnapshot[];
  /** Whether these are all. */
  readonly loadedAll: boolean;
}

/** The user's conversations, followed. */
export interface LiveConversations extends LiveStatus, Known {
  /** Reaches further back, by 1 to 30 conversations, 20 by default. */
  loadMore(count?: number): Promise<void>;
}

/** Follows the 20 conversations with the latest activity, of those that a filter fits; `loadMore` reaches further back. */
export function useConversations({ filter }: { filter?: Talk.ConversationFilter } = {}): LiveConversations {
  const [state, loadMore] = useLive<Known>(
    JSON.stringify(filter ?? null),
    () => ({ conversations: [], loadedAll: false }),
    (session, tell) =>
      session.subscribeConversations({ ...(filter && { filter }) }, (conversations, loadedAll) =>
        tell({ conversations, loadedAll }),
      ),
  );
  return { ...state, loadMore };
}
