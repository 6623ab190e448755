import type { ConversationSnapshot, ParticipantSnapshot } from "@chinwag/core";
import type { ConversationData } from "./types.ts";

/** A conversation as events tell of it: with its participants, or, where they are not known, with the current user. */
export function conversationData(
  conversation: ConversationSnapshot,
  me: string,
  participants: readonly Pick<ParticipantSnapshot, "user" | "access">[] = [],
): ConversationData {
  const { id, subject, photoUrl, welcomeMessages, custom, access } = conversation;
  return {
    id,
    subject,
    topicId: subject,
    photoUrl,
    welcomeMessages: welcomeMessages.length > 0 ? [...welcomeMessages] : null,
    custom: { ...custom },
    participants: {
      ...Object.fromEntries(participants.map(({ user, access }) => [user.id, { access }])),
      [me]: { access },
    },
  };
}
