import { everyoneReadUntil, unreadBy } from "../oracle/expected.ts";
import { timeOfId } from "../oracle/time-of-id.ts";
import type { Conversation, Message, Participant, World } from "../oracle/world.ts";
import type { Label } from "../plan/operations.ts";
import type { BackEnd } from "../run/back-end.ts";
import { difference } from "./difference.ts";

/** A participant as REST gives it, as far as it is looked at. */
interface ParticipantObject {
  access: string;
  notify: unknown;
  joinedAt: number;
  readUntil: number | null;
}

/** One of a user's conversations as REST gives it, as far as it is looked at. */
interface ConversationObject {
  id: string;
  subject: string | null;
  custom: Record<string, string>;
  createdAt: number;
  participants: Record<Label, ParticipantObject>;
  lastMessage: { id: string } | null;
  everyoneReadUntil: number | null;
  isUnread: boolean;
  unreadMessageCount: number;
}

/** A message as REST gives it, as far as it is looked at. */
interface MessageObject {
  id: string;
  type: string;
  senderId: string | null;
  text: string;
  referencedMessageId: string | null;
  createdAt: number;
  editedAt: number | null;
  reactions: Record<string, Label[]>;
}

/**
 * Holds what is stored against the model, by REST, and learns the times that the server alone decides. What is wrong,
 * or `null`. When this finds something, it is the server's doing, whatever clients show.
 */
export async function compareWithTruth(
  world: World,
  users: readonly Label[],
  backEnd: BackEnd,
): Promise<string | null> {
  for (const user of users) {
    const found = (await backEnd.read(`/users/${user}/conversations?limit=100`)) as ConversationObject[];
    const wrong = compareConversations(world, user, found);
    if (wrong !== null) return `REST shows ${user}: ${wrong}`;
  }
  for (const conversation of world.conversations.values()) {
    const { sent, deleted, reacted } = world.lately(conversation.id);
    const edited = conversation.messages.some(({ editedAt }) => editedAt === undefined);
    if (sent === 0 && deleted === 0 && !reacted && !edited) continue;
    const path = `/conversations/${conversation.id}/messages?limit=100`;
    const wrong = compareMessages(conversation, (await backEnd.read(path)) as MessageObject[]);
    if (wrong !== null) return `REST shows ${conversation.id}: ${wrong}`;
    // Those beyond the page.
    for (const message of conversation.messages.filter(({ editedAt }) => editedAt === undefined)) {
      const path = `/conversations/${conversation.id}/messages/${message.id}`;
      message.editedAt = ((await backEnd.readOne(path)) as MessageObject).editedAt;
    }
  }
  return null;
}

function compareConversations(
  world: World,
  user: Label,
  found: readonly ConversationObject[],
): string | null {
  const wanted = world.ofUser(user);
  const names = difference(
    found.map(({ id }) => id).sort(),
    wanted.map(({ id }) => id).sort(),
    "conversations",
  );
  if (names !== null) return names;
  for (const object of found) {
    const conversation = world.conversation(object.id) as Conversation;
    learnTimes(conversation, object);
    const wrong = difference(trimmed(object), wantedObject(conversation, user), object.id);
    if (wrong !== null) return wrong;
  }
  return null;
}

function learnTimes(conversation: Conversation, object: ConversationObject): void {
  conversation.createdAt ??= object.createdAt;
  for (const participant of conversation.participants.values())
    participant.joinedAt ??= object.participants[participant.user]?.joinedAt;
}

function wantedObject(conversation: Conversation, user: Label): ConversationObject {
  const participants: Record<Label, ParticipantObject> = {};
  for (const part of conversation.participants.values()) {
    const { access, notify } = part;
    const joinedAt = part.joinedAt as number;
    participants[part.user] = { access, notify, joinedAt, readUntil: timeOrNull(part.readUntil) };
  }
  const me = conversation.participants.get(user) as Participant;
  const unreadMessageCount = unreadBy(conversation, me);
  const last = conversation.messages.at(-1);
  return {
    id: conversation.id,
    subject: conversation.subject,
    custom: conversation.custom,
    createdAt: conversation.createdAt as number,
    participants,
    lastMessage: last ? { id: last.id } : null,
    everyoneReadUntil: timeOrNull(everyoneReadUntil(conversation)),
    isUnread: me.markedUnread || unreadMessageCount > 0,
    unreadMessageCount,
  };
}

function timeOrNull(id: string | null): number | null {
  return id === null ? null : timeOfId(id);
}

function trimmed(object: ConversationObject): ConversationObject {
  const { id, subject, custom, createdAt, lastMessage, everyoneReadUntil, isUnread, unreadMessageCount } =
    object;
  const participants: Record<Label, ParticipantObject> = {};
  for (const [user, { access, notify, joinedAt, readUntil }] of Object.entries(object.participants))
    participants[user] = { access, notify, joinedAt, readUntil };
  return {
    ...{ id, subject, custom, createdAt, participants },
    lastMessage: lastMessage && { id: lastMessage.id },
    ...{ everyoneReadUntil, isUnread, unreadMessageCount },
  };
}

function compareMessages(conversation: Conversation, found: readonly MessageObject[]): string | null {
  const newest = conversation.messages.slice(-100).reverse();
  const order = difference(
    found.map(({ id }) => id),
    newest.map(({ id }) => id),
    "messages",
  );
  if (order !== null) return order;
  for (const [i, object] of found.entries()) {
    const message = newest[i] as Message;
    if (message.editedAt === undefined && (object.editedAt ?? 0) < object.createdAt)
      return `${message.label} was edited at ${object.editedAt}, before it was sent`;
    if (message.editedAt === undefined) message.editedAt = object.editedAt;
    const { id, type, senderId, text, referencedMessageId, createdAt, editedAt, reactions } = object;
    const trimmed = { id, type, senderId, text, referencedMessageId, createdAt, editedAt, reactions };
    const wrong = difference(trimmed, wantedMessage(message), message.label);
    if (wrong !== null) return wrong;
  }
  return null;
}

function wantedMessage({ id, sender, text, replyTo, editedAt, reactions }: Message): MessageObject {
  return {
    id,
    type: sender === null ? "SystemMessage" : "UserMessage",
    senderId: sender,
    text,
    referencedMessageId: replyTo,
    createdAt: timeOfId(id),
    editedAt: editedAt as number | null,
    reactions: Object.fromEntries([...reactions].map(([emoji, all]) => [emoji, all.map(({ user }) => user)])),
  };
}
