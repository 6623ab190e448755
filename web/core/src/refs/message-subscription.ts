import type { Client } from "../client.ts";
import { subscribeList } from "../subscriptions/subscribe.ts";
import type { MessageActiveState, MessageSnapshot, MessageSubscription } from "../types/message.ts";
import type { MessageEntity } from "../wire.ts";

/** Follows the messages of a conversation. */
export function subscribeMessages(
  client: Client,
  conversationId: string,
  callback?: (snapshot: MessageSnapshot[] | null, loadedAll: boolean) => void,
): MessageSubscription {
  const { conversations, outboxes, snapshots } = client;
  const conversation = conversations.follow(conversationId);
  return subscribeList<MessageActiveState, MessageEntity, string>(client, {
    topics: [`conversation/${conversationId}`],
    callback,
    list: conversation.timeline.list,
    present: () => conversation.known !== null,
    snapshot: (message) =>
      outboxes.veils(conversationId, message) ? null : snapshots.message(conversation, message.id),
    counts: [30, 30, 100],
  });
}
