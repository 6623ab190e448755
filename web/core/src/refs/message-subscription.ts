import type { Client } from "../client.ts";
import { type MessageSource, MessageWindow } from "../subscriptions/message-window.ts";
import { subscribePages } from "../subscriptions/subscribe.ts";
import type { MessageActiveState, MessageSnapshot, MessageSubscription } from "../types/message.ts";

/** Follows the messages of a conversation. */
export function subscribeMessages(
  client: Client,
  conversationId: string,
  onSnapshot?: (snapshot: MessageSnapshot[] | null, loadedAll: boolean) => void,
): MessageSubscription {
  const { conversations } = client;
  const source: MessageSource = {
    snapshot: (conversation, message) =>
      client.outboxes.veils(conversationId, message)
        ? null
        : client.snapshots.message(conversation, message.id),
    isCurrent: (user) => client.snapshots.user(user.id) === user,
  };
  const conversation = conversations.follow(conversationId);
  const window = new MessageWindow(conversation, (count) => conversations.older(conversation, count));
  conversation.windows.add(window);
  return subscribePages<MessageActiveState>(
    client,
    {
      topics: [`conversation/${conversationId}`],
      callback: onSnapshot,
      select: (previous) => window.select(source, previous),
      release: () => conversation.windows.delete(window),
    },
    window,
    30,
    100,
  );
}
