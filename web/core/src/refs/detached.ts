import type { Client } from "../client.ts";
import { Conversation } from "../entities/conversation.ts";
import type { ConversationView, MessageEntity, UserEntity } from "../wire.ts";

/** A conversation as an answer shows it, apart from what is followed. */
export function detached(
  client: Client,
  id: string,
  { users, references }: { users: readonly UserEntity[]; references: readonly MessageEntity[] },
  view: ConversationView | null,
  message: MessageEntity | null = null,
): Conversation {
  client.users.put(users);
  const conversation = new Conversation(id);
  for (const one of [...references, message]) if (one) conversation.timeline.learn(one);
  if (view) conversation.show(view);
  return conversation;
}
