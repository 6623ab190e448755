import type { Client } from "../client.ts";
import type { Conversation } from "../entities/conversation.ts";
import type { TakePage } from "../entities/list.ts";

/** Reads the participants of a conversation who joined before a revision, newest joiners first. */
export function readParticipants(
  { requests }: Client,
  conversation: Conversation,
  before: number | undefined,
  limit: number,
  take: TakePage<number>,
): Promise<void> {
  const fields = { conversation: conversation.id, limit, before };
  return requests.promise("participant.list", fields, (page) => {
    const { participants, absent } = conversation;
    for (const participant of page.participants ?? []) {
      const { userId } = participant;
      // Who left after the page was read stays away, and who is known by later events stays as known.
      const isOlder = page.revision < (conversation.revision ?? 0);
      if (!isOlder || !(participants.has(userId) || absent.has(userId)))
        participants.set(userId, participant);
    }
    take({ last: page.participants?.at(-1)?.joinedRevision, loadedAll: page.loadedAll });
  });
}
