import type { ParticipantSnapshot, SingleReactionSnapshot } from "@chinwag/core";
import { useEffect, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useCommon, useWorn } from "./given.tsx";
import { timeAgo } from "./helpers/format.ts";
import type { Worn } from "./worn.ts";

/** Who takes part in a conversation, newest first; nobody until it is known. */
export function useParticipants(conversationId: string, limit?: number): readonly ParticipantSnapshot[] {
  const { session } = useUi();
  const [participants, setParticipants] = useState<readonly ParticipantSnapshot[]>([]);
  useEffect(() => {
    setParticipants([]);
    const show = (all: readonly ParticipantSnapshot[] | null) => setParticipants(all ?? []);
    return session.conversation(conversationId).subscribeParticipants(show).unsubscribe;
  }, [session, conversationId]);
  return limit === undefined ? participants : participants.slice(0, limit);
}

/** Who reacted to a message of the conversation that is open with an emoji, oldest first; nobody until it is known. */
export function useReactions(messageId: string, emoji: string): readonly SingleReactionSnapshot[] {
  const { session } = useUi();
  const { conversation } = useCommon(useWorn() as Worn);
  const conversationId = conversation?.id;
  const [reactions, setReactions] = useState<readonly SingleReactionSnapshot[]>([]);
  useEffect(() => {
    setReactions([]);
    if (conversationId === undefined) return undefined;
    const ref = session.conversation(conversationId).message(messageId).reactions(emoji);
    return ref.subscribe((all) => setReactions(all ?? [])).unsubscribe;
  }, [session, conversationId, messageId, emoji]);
  return reactions;
}

/** How long ago a moment was, in Unix milliseconds, as time goes on: in short and in all words. */
export function useTimeAgo(
  timestamp: number,
  t: { readonly locale: string },
): { short: string; long: string } {
  // What is a moment old is not in the future.
  return timeAgo(timestamp, t.locale, Math.max(useNow(), timestamp));
}
