import type { Client } from "../client.ts";
import type { Conversation } from "../entities/conversation.ts";
import type { TakePage } from "../entities/list.ts";

/** Reads the messages of a conversation before one of them, newest first. */
export function readMessages(
  { conversations, requests }: Client,
  conversation: Conversation,
  before: string | undefined,
  limit: number,
  take: TakePage<string>,
): Promise<void> {
  const fields = { conversation: conversation.id, limit, before };
  return requests.promise("message.list", fields, ({ messages, references, loadedAll }) => {
    if (!messages) conversation.hide();
    else if (take({ last: messages.at(-1)?.id, loadedAll })) conversation.timeline.learn(...messages);
    conversation.timeline.learn(...references);
    conversations.touch(conversation.id);
  });
}
