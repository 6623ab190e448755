import type Talk from "chinwag";
import { type LiveStatus, useLive } from "./live.ts";

interface Known {
  /** Who is typing, oneself apart; `many` without names above five. `null` while nothing is known. */
  readonly typing: Talk.TypingSnapshot | null;
  /** To be called while the user types, as often as you like. */
  markAsTyping(): Promise<void>;
}

/** Who is typing in a conversation, followed. */
export interface LiveTyping extends LiveStatus, Known {}

/** Follows who is typing in a conversation. */
export function useTyping(conversationId: string | null): LiveTyping {
  const [state] = useLive<Known>(
    conversationId,
    () => ({ typing: null, markAsTyping: async () => undefined }),
    (session, tell) => {
      const ref = session.conversation(String(conversationId));
      const markAsTyping = () => ref.markAsTyping();
      return ref.subscribeTyping((typing) => tell({ typing, markAsTyping }));
    },
  );
  return state;
}
