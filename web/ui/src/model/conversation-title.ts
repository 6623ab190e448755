import type { ConversationSnapshot, ParticipantSnapshot, UserSnapshot } from "@chinwag/core";
import type { Strings } from "../strings/strings.ts";

/** What stands for a conversation in headers and lists. */
export interface ConversationTitle {
  readonly title: string;
  /** The line under the title; empty when there is nothing to add. */
  readonly subtitle: string;
  readonly photoUrl: string | null;
  /** Whose faces make the picture when there is no photo: one for one-on-one, two for a group. */
  readonly faces: readonly UserSnapshot[];
  /** Three people or more. */
  readonly isGroup: boolean;
}

/**
 * One-on-one: the other person's name and photo. Group: the subject, else the names of the others; the
 * conversation's photo, else the faces of two of the others.
 */
export function conversationTitle(
  conversation: ConversationSnapshot,
  participants: readonly ParticipantSnapshot[],
  meId: string,
  strings: Strings,
): ConversationTitle {
  const others = participants.map(({ user }) => user).filter(({ id }) => id !== meId);
  // The snapshot has the newest joiners first; people expect a list of names to keep its order as others join.
  others.reverse();
  const isGroup = others.length > 1;
  const subject = conversation.subject?.trim() || "";
  const names = new Intl.ListFormat(strings.locale, { style: "short", type: "unit" }).format(
    others.map(({ name }) => name),
  );
  const [other] = others;

  if (other !== undefined && !isGroup) {
    return { title: other.name, subtitle: subject, photoUrl: other.photoUrl, faces: [other], isGroup };
  }
  return {
    title: subject || names || strings.untitledConversation,
    subtitle: subject ? names : isGroup ? strings.participants(participants.length) : "",
    photoUrl: conversation.photoUrl,
    faces: others.slice(0, 2),
    isGroup,
  };
}
