import { Conversation } from "../entities/conversation.ts";
import type { ConversationView, MessageEntity } from "../wire.ts";

/** A conversation as an answer shows it, apart from what is followed. */
export function detached(
  id: string,
  { references }: { references: readonly MessageEntity[] },
  view: ConversationView | null,
  message: MessageEntity | null = null,
): Conversation {
  const conversation = new Conversation(id);
  conversation.timeline.learn(...references, message);
  if (view) conversation.show(view);
  return conversation;
}
