import type { Client } from "../client.ts";
import { type List, ListWindow } from "../subscriptions/list-window.ts";
import { subscribePages } from "../subscriptions/subscribe.ts";
import type {
  ParticipantActiveState,
  ParticipantSnapshot,
  ParticipantSubscription,
} from "../types/participant.ts";
import type { ParticipantEntity } from "../wire.ts";

const PARTICIPANTS_FIRST = 10;

/** Follows the newest participants of a conversation. */
export function subscribeParticipants(
  client: Client,
  conversationId: string,
  onSnapshot?: (snapshot: ParticipantSnapshot[] | null, loadedAll: boolean) => void,
): ParticipantSubscription {
  const conversation = client.conversations.follow(conversationId);
  const list: List<ParticipantEntity, number> = {
    paging: conversation.participantPaging,
    compare: (a, b) => b - a,
    key: ({ userId }) => userId,
    place: ({ joinedRevision }) => joinedRevision,
    sorted: () => [...conversation.participants.values()].sort((a, b) => b.joinedRevision - a.joinedRevision),
  };
  const window = new ListWindow(list, PARTICIPANTS_FIRST);
  const snapshot = (participant: ParticipantEntity) =>
    client.snapshots.participant(conversation, participant);
  return subscribePages<ParticipantActiveState>(
    client,
    {
      topics: [`conversation/${conversationId}`],
      callback: onSnapshot,
      select: (previous) => (conversation.known ? window.select(previous, snapshot) : [null, true]),
    },
    window,
    PARTICIPANTS_FIRST,
    50,
  );
}
