import type { Client } from "../client.ts";
import { subscribeList } from "../subscriptions/subscribe.ts";
import type {
  ParticipantActiveState,
  ParticipantSnapshot,
  ParticipantSubscription,
} from "../types/participant.ts";
import type { ParticipantEntity } from "../wire.ts";

/** Follows the newest participants of a conversation. */
export function subscribeParticipants(
  client: Client,
  conversationId: string,
  callback?: (snapshot: ParticipantSnapshot[] | null, loadedAll: boolean) => void,
): ParticipantSubscription {
  const conversation = client.conversations.follow(conversationId);
  return subscribeList<ParticipantActiveState, ParticipantEntity, number>(client, {
    topics: [`conversation/${conversationId}`],
    callback,
    list: conversation.participantList,
    present: () => conversation.known !== null,
    snapshot: (participant) => client.snapshots.participant(conversation, participant),
    counts: [10, 10, 50],
  });
}
