import type { Client } from "../client.ts";
import type { Conversation } from "../entities/conversation.ts";
import { ChinwagError, checkCount } from "../errors.ts";
import { Handle } from "../subscriptions/handle.ts";
import { join } from "../subscriptions/join.ts";
import type {
  ParticipantActiveState,
  ParticipantSnapshot,
  ParticipantSubscription,
} from "../types/participant.ts";

const PAGE_DEFAULT = 10;
const PAGE_MAX = 50;

class ParticipantHandle extends Handle<ParticipantActiveState> implements ParticipantSubscription {
  async loadMore(count: number = PAGE_DEFAULT): Promise<void> {
    checkCount(count, PAGE_MAX);
    const { loadedAll } = await this.connected;
    if (loadedAll || !this.active || this.active.loadedAll) return;
    throw new ChinwagError("NOT_SUPPORTED", "Only the 10 newest participants can be listed yet.");
  }
}

/** Follows the newest participants of a conversation. */
export function subscribeParticipants(
  client: Client,
  conversationId: string,
  onSnapshot?: (snapshot: ParticipantSnapshot[] | null, loadedAll: boolean) => void,
): ParticipantSubscription {
  return join(client, `conversation/${conversationId}`, (isLive, release) => {
    return new ParticipantHandle({
      select: (previous) => {
        const conversation = isLive() ? client.subscriber.conversations.get(conversationId) : undefined;
        return conversation ? select(client, conversation, previous) : previous;
      },
      notify: ({ latestSnapshot, loadedAll }) => onSnapshot?.(latestSnapshot, loadedAll),
      release,
    });
  });
}

function select(
  client: Client,
  conversation: Conversation,
  previous: ParticipantActiveState | null,
): ParticipantActiveState {
  const latestSnapshot = conversation.known
    ? list(client, conversation, previous?.latestSnapshot ?? null)
    : null;
  const loadedAll = latestSnapshot === null || conversation.allParticipantsKnown;
  const same = previous?.latestSnapshot === latestSnapshot && previous.loadedAll === loadedAll;
  return same ? previous : { type: "active", latestSnapshot, loadedAll };
}

function list(
  client: Client,
  conversation: Conversation,
  previous: ParticipantSnapshot[] | null,
): ParticipantSnapshot[] {
  const snapshots = [...conversation.participants.values()]
    .filter(({ joinedAt }) => joinedAt >= conversation.participantsSince)
    .sort((a, b) => b.joinedAt - a.joinedAt || (a.userId < b.userId ? 1 : -1))
    .map((participant) => client.snapshots.participant(conversation, participant));
  const same = previous?.length === snapshots.length && snapshots.every((item, i) => item === previous[i]);
  return same ? previous : (Object.freeze(snapshots) as ParticipantSnapshot[]);
}
