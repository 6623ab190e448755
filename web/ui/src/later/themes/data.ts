import type {
  ContentBlock,
  ReactionsSummarySnapshot,
  ReferencedMessageSnapshot,
  UserSnapshot,
} from "@chinwag/core";
import type { KnownConversation } from "../../box/box-owner.ts";
import { contentText } from "../../model/content-text.ts";
import { conversationTitle } from "../../model/conversation-title.ts";
import type { Strings } from "../../strings/strings.ts";

/** A user, as templates know one. */
export interface UserData {
  readonly id: string;
  readonly name: string;
  readonly photoUrl: string | null;
  readonly isMe: boolean;
  readonly custom: Readonly<Record<string, string>>;
  readonly role: string;
}

/** A user, as templates know one. */
export function userData(user: UserSnapshot, meId: string): UserData {
  const { id, name, photoUrl, custom, role } = user;
  return { id, name, photoUrl, isMe: id === meId, custom: { ...custom }, role };
}

/** A conversation, as templates know one. */
export function conversationData(
  { conversation, participants }: KnownConversation,
  meId: string,
  strings: Strings,
) {
  const people = [...participants].reverse().map(({ user }) => userData(user, meId));
  const others = people.filter(({ isMe }) => !isMe);
  const { title, subject, names } = conversationTitle(conversation, participants, meId, strings);
  const { id, photoUrl, custom, isUnread, unreadMessageCount } = conversation;
  return {
    id,
    subject: conversation.subject === null ? null : subject,
    photoUrl,
    custom: { ...custom },
    isUnread,
    unreadMessageCount,
    title,
    names,
    participants: people,
    otherParticipants: others,
    others,
    me: people.find(({ isMe }) => isMe) ?? null,
  };
}

/** What a message says, as templates know it. They show it by handing it on. */
export function bodyData(content: string | readonly ContentBlock[], strings: Strings) {
  if (typeof content === "string") return { type: "text", text: content, hasThumbnail: false };
  const text = contentText(content, strings);
  const block = content.find(({ type }) => type !== "text");
  if (block === undefined || block.type === "text") return { type: "text", text, hasThumbnail: false };
  if (block.type === "location") return { type: "location", text, hasThumbnail: true };
  const type = block.subtype ?? "file";
  const hasThumbnail = type === "image" || type === "video";
  return { type, text, hasThumbnail, filename: block.filename, size: block.size };
}

/** Reactions, as templates know them. */
export function reactionsData(reactions: readonly ReactionsSummarySnapshot[] = []) {
  return reactions.map(({ emoji, count, currentUserReacted }) => ({
    emoji,
    numReactions: count,
    iReacted: currentUserReacted,
  }));
}

/** What a message replies to, as templates know it. */
export function referenceData(message: ReferencedMessageSnapshot | null, meId: string, strings: Strings) {
  if (message === null) return null;
  const { id, sender, content, createdAt, editedAt, custom } = message;
  return {
    id,
    sender: userData(sender, meId),
    body: bodyData(content, strings),
    timestamp: createdAt,
    editedAt,
    custom: { ...custom },
  };
}
