import type Talk from "chinwag";
import { type LiveStatus, useLive } from "./live.ts";

interface Known {
  /** Newest first; `null` while nothing is known, and where one is not in the conversation. */
  readonly participants: readonly Talk.ParticipantSnapshot[] | null;
  /** Whether these are all. */
  readonly loadedAll: boolean;
}

/** The participants of a conversation, followed. */
export interface LiveParticipants extends LiveStatus, Known {
  /** Reaches further back, by 1 to 50 participants, 10 by default. */
  loadMore(count?: number): Promise<void>;
}

/** Follows the newest 10 participants of a conversation, and all who join; `loadMore` reaches further back. */
export function useParticipants(conversationId: string | null): LiveParticipants {
  const [state, loadMore] = useLive<Known>(
    conversationId,
    () => ({ participants: null, loadedAll: false }),
    (session, tell) =>
      session
        .conversation(String(conversationId))
        .subscribeParticipants((participants, loadedAll) => tell({ participants, loadedAll })),
  );
  return { ...state, loadMore };
}
