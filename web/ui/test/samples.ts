import type {
  ContentBlock,
  ConversationSnapshot,
  MessageSnapshot,
  OutboxMessage,
  UserSnapshot,
} from "@chinwag/core";

/** A user of whom only what is given matters. */
export function user(id: string, name: string, parts: Partial<UserSnapshot> = {}): UserSnapshot {
  return {
    id,
    name,
    custom: {},
    locale: null,
    photoUrl: null,
    role: "default",
    welcomeMessage: null,
    ...parts,
  };
}

/** A message of a person; of nobody, which makes it a system message, when `sender` is `null`. */
export function message(
  id: string,
  sender: UserSnapshot | null,
  text: string,
  createdAt: number,
): MessageSnapshot {
  const content: ContentBlock[] = [{ type: "text", children: [text] }];
  return { ...messageOf(id, sender, content, createdAt), plaintext: text };
}

/** A message that says something else than unformatted text. */
export function messageOf(
  id: string,
  sender: UserSnapshot | null,
  content: ContentBlock[],
  createdAt: number,
): MessageSnapshot {
  return {
    id,
    type: sender === null ? "SystemMessage" : "UserMessage",
    content,
    plaintext: "",
    createdAt,
    editedAt: null,
    custom: {},
    origin: "web",
    reactions: [],
    referencedMessage: null,
    sender,
  };
}

/** A message that is not stored yet. */
export function unsent(key: string, text: string, parts: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    key,
    text,
    createdAt: 0,
    state: "sending",
    error: null,
    retry: () => undefined,
    discard: () => undefined,
    ...parts,
  };
}

/** A conversation of which only what is given matters. */
export function conversation(id: string, parts: Partial<ConversationSnapshot> = {}): ConversationSnapshot {
  return {
    id,
    access: "ReadWrite",
    createdAt: 0,
    custom: {},
    everyoneReadUntil: 0,
    isUnread: false,
    joinedAt: 0,
    lastMessage: null,
    notify: true,
    photoUrl: null,
    readUntil: 0,
    subject: null,
    unreadMessageCount: 0,
    welcomeMessages: [],
    ...parts,
  };
}
