import type { ConversationEvent, ParticipantEntity } from "../wire.ts";
import type { Conversation, Known, ReactionEvent } from "./conversation.ts";

/**
 * Applies one event, which must be the next, to a conversation: afterwards the conversation is at `revision`.
 */
export function applyConversationEvent(
  conversation: Conversation,
  revision: number,
  event: ConversationEvent,
): void {
  const known = conversation.known;
  if (!known) return;
  if ("everyoneReadUntil" in event) known.everyoneReadUntil = event.everyoneReadUntil;
  switch (event.event) {
    case "message.created":
      messageCreated(conversation, event);
      return;
    case "message.changed":
      conversation.timeline.learn(event.message);
      return;
    case "message.deleted":
      messageDeleted(conversation, known, event);
      return;
    case "reaction.added":
    case "reaction.removed":
      reactionChanged(conversation, known, revision, event);
      for (const follower of conversation.reactionFollowers) follower.changed(event, revision);
      return;
    case "conversation.changed":
      known.conversation = event.conversation;
      return;
    case "conversation.deleted":
      conversation.hide();
      return;
    case "participant.joined":
      known.participantCount += 1;
      putParticipant(conversation, known, event.participant);
      return;
    case "participant.changed":
      putParticipant(conversation, known, event.participant);
      return;
    case "participant.left":
      participantLeft(conversation, known, event.userId);
      return;
    case "participant.read":
      participantRead(conversation, event.userId, event.readUntil);
      return;
    case "participant.typing":
      // Who types is begun by whoever has a clock.
      return;
    default:
      // A newer server may tell of things that this version does not know.
      event satisfies never;
      return;
  }
}

type EventOf<Name extends ConversationEvent["event"]> = Extract<ConversationEvent, { event: Name }>;

function messageCreated(
  conversation: Conversation,
  { message, reference }: EventOf<"message.created">,
): void {
  conversation.timeline.learn(reference);
  conversation.lastMessageIs(message);
  conversation.countUnread(message.id, message.senderId, 1);
  if (message.senderId !== null) {
    spoke(conversation, message.senderId, message.id);
    conversation.typing.stop(message.senderId);
  }
}

/** Whoever speaks has read what was said before; no event tells of that. */
function spoke(conversation: Conversation, userId: string, messageId: string): void {
  participantRead(conversation, userId, messageId);
  const { known } = conversation;
  if (known && userId === known.me.userId && messageId > (known.me.readUntil ?? "")) {
    known.me = { ...known.me, readUntil: messageId, markedUnread: false };
    known.unreadCount = 0;
  }
}

function messageDeleted(conversation: Conversation, known: Known, event: EventOf<"message.deleted">): void {
  conversation.countUnread(event.messageId, event.senderId, -1);
  conversation.timeline.remove(event.messageId);
  conversation.timeline.learn(event.lastMessage);
  known.lastMessageId = event.lastMessage?.id ?? null;
}

/** What others did says nothing about oneself: then what is known of oneself is kept. */
function reactionChanged(
  conversation: Conversation,
  known: Known,
  revision: number,
  event: ReactionEvent,
): void {
  const { messageId, emoji, count } = event;
  const message = conversation.timeline.get(messageId);
  if (!message) return;
  const counts = new Map(message.reactions.map((one) => [one.emoji, one]));
  const isAdded = event.event === "reaction.added";
  const userId = isAdded ? event.reaction.userId : event.userId;
  const own = userId === known.me.userId && { reacted: isAdded };
  counts.set(emoji, { ...(counts.get(emoji) ?? { reacted: false }), emoji, count, ...own });
  const reactions = [...counts.values()].filter((one) => one.count > 0);
  conversation.timeline.learn({ ...message, revision, reactions });
}

function putParticipant(conversation: Conversation, known: Known, participant: ParticipantEntity): void {
  const { userId } = participant;
  conversation.absent.delete(userId);
  conversation.participants.set(userId, participant);
  if (userId !== known.me.userId) return;
  // What is private about oneself does not travel in events that everyone gets.
  const { readUntil, markedUnread } = known.me;
  known.me = { ...participant, readUntil, markedUnread };
}

function participantLeft(conversation: Conversation, known: Known, userId: string): void {
  if (userId === known.me.userId) {
    conversation.hide();
    return;
  }
  conversation.participants.delete(userId);
  conversation.absent.add(userId);
  conversation.typing.stop(userId);
  known.participantCount -= 1;
}

/** Lost or late ones do no harm: a mark never moves back. */
function participantRead(conversation: Conversation, userId: string, readUntil: string): void {
  const participant = conversation.participants.get(userId);
  if (participant && readUntil > (participant.readUntil ?? "")) {
    conversation.participants.set(userId, { ...participant, readUntil });
  }
}
