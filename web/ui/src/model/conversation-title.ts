import type { ConversationSnapshot, ParticipantSnapshot, UserSnapshot } from "@chinwag/core";
import type { Strings } from "../strings/strings.ts";
import { subjectText } from "./subject-text.ts";

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
  /** The subject as it was written, where it has links in it. */
  readonly linked: string | null;
  /** What the subject says; empty when there is none. */
  readonly subject: string;
  /** The names of the others. */
  readonly names: string;
}

/** What stands for conversations, where the owner of the box has a wish. */
export interface TitleModes {
  /** The head of a chat. */
  readonly chat?: "subject" | "participants" | undefined;
  /** The line below it; `null` for none. */
  readonly chatSubtitle?: "subject" | "participants" | null | undefined;
  /** In the list; `auto` is as without it. */
  readonly feed?: "subject" | "participants" | "auto" | undefined;
}

/** The title of a chat, as the owner of the box wants it. */
export function chatTitle(title: ConversationTitle, { chat, chatSubtitle }: TitleModes): ConversationTitle {
  const { subject, names } = title;
  const chosen = chat && (chat === "subject" ? subject || names : names);
  const below = chatSubtitle === undefined && chat !== undefined ? "subject" : chatSubtitle;
  return {
    ...title,
    ...(chosen && { title: chosen }),
    ...(below !== undefined && { subtitle: below === null ? "" : below === "subject" ? subject : names }),
  };
}

/** The title of a conversation in the list, as the owner of the box wants it. */
export function feedTitle(title: ConversationTitle, { feed = "auto" }: TitleModes): ConversationTitle {
  const { subject, names } = title;
  const chosen = feed !== "auto" && (feed === "subject" ? subject || names : names);
  return chosen ? { ...title, title: chosen } : title;
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
  const written = conversation.subject?.trim() || "";
  const subject = subjectText(written);
  const linked = subject === written ? null : written;
  const [other] = others;
  // Making what lists names is slow, and one name is no list.
  const names = isGroup
    ? new Intl.ListFormat(strings.locale, { style: "short", type: "unit" }).format(
        others.map(({ name }) => name),
      )
    : (other?.name ?? "");

  if (other !== undefined && !isGroup) {
    const { name: title, photoUrl } = other;
    return { title, subtitle: subject, photoUrl, faces: [other], isGroup, linked, subject, names };
  }
  return {
    title: subject || names || strings.untitledConversation,
    subtitle: subject ? names : isGroup ? strings.participants(participants.length) : "",
    photoUrl: conversation.photoUrl,
    faces: others.slice(0, 2),
    isGroup,
    linked,
    subject,
    names,
  };
}
