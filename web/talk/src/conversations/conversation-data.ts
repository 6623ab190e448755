import type { ConversationSnapshot } from "@chinwag/core";
import type { ConversationData } from "./types.ts";

/** A conversation as events tell of it, of whose participants only the current user is known. */
export function conversationData(conversation: ConversationSnapshot, me: string): ConversationData {
  const { id, subject, photoUrl, welcomeMessages, custom, access } = conversation;
  return {
    id,
    subject,
    topicId: subject,
    photoUrl,
    welcomeMessages: welcomeMessages.length > 0 ? [...welcomeMessages] : null,
    custom: { ...custom },
    participants: { [me]: { access } },
  };
}
