import type Talk from "chinwag";
import { type LiveStatus, useLive } from "./live.ts";

/** A conversation that is followed. */
export interface LiveConversation extends LiveStatus {
  /** `null` while nothing is known, while one is not in it, and where it does not exist. */
  readonly conversation: Talk.ConversationSnapshot | null;
  /** To send and change with; `null` until there is a session. */
  readonly ref: Talk.ConversationRef | null;
}

/** Follows a conversation; none with `null`. */
export function useConversation(conversationId: string | null): LiveConversation {
  const [state] = useLive<Omit<LiveConversation, keyof LiveStatus>>(
    conversationId,
    (session) => ({ conversation: null, ref: session?.conversation(String(conversationId)) ?? null }),
    (session, tell) => {
      const ref = session.conversation(String(conversationId));
      return ref.subscribe((conversation) => tell({ conversation, ref }));
    },
  );
  return state;
}
