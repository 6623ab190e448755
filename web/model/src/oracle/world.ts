import type { Label } from "../plan/operations.ts";

/** A message, as everyone sees it. */
export interface Message {
  readonly id: string;
  readonly label: Label;
  /** `null` for system messages. */
  readonly sender: Label | null;
  readonly replyTo: string | null;
  text: string;
  /** What the server says; `null` when never edited, `undefined` when edited and not asked yet. */
  editedAt: number | null | undefined;
  /** Who reacted with which emoji, both in the order of first use. */
  readonly reactions: Map<string, Reaction[]>;
}

/** Somebody's reaction to a message. */
export interface Reaction {
  readonly user: Label;
  /** What the server says; `undefined` as long as nobody was told. */
  createdAt: number | undefined;
}

/** A user's part in a conversation. */
export interface Participant {
  readonly user: Label;
  access: "Read" | "ReadWrite";
  notify: boolean | "MentionsOnly";
  /** What the server says; `undefined` when it was not asked yet. */
  joinedAt: number | undefined;
  /** Counts those who joined before. */
  readonly joined: number;
  /** The id of a message, which may be gone. */
  readUntil: string | null;
  markedUnread: boolean;
}

/** What happened since everybody last saw the same, for subscriptions that show a part of it. */
export interface Lately {
  sent: number;
  deleted: number;
  reacted: boolean;
  /** Those who were out of it for a while. */
  readonly out: Set<Label>;
}

/** A conversation that exists. */
export interface Conversation {
  readonly id: Label;
  /** What the server says; `undefined` when it was not asked yet. */
  createdAt: number | undefined;
  subject: string | null;
  custom: Record<string, string>;
  readonly participants: Map<Label, Participant>;
  /** Oldest first: the order of ids. */
  messages: Message[];
  /** What was ever sent to it, with the ids, deleted or not: a message is stored once. */
  readonly landed: Map<Label, string>;
}

/** Everything there is, in plain objects. It knows nothing of the wire, of revisions, or of who is connected. */
export class World {
  /** Names, by id. */
  readonly users = new Map<Label, string>();
  readonly conversations = new Map<Label, Conversation>();
  readonly #lately = new Map<Label, Lately>();
  #joined = 0;

  conversation(id: Label): Conversation | undefined {
    return this.conversations.get(id);
  }

  participant(conversation: Label, user: Label): Participant | undefined {
    return this.conversations.get(conversation)?.participants.get(user);
  }

  /** The conversations that a user is in, in no order. */
  ofUser(user: Label): Conversation[] {
    return [...this.conversations.values()].filter(({ participants }) => participants.has(user));
  }

  lately(conversation: Label): Lately {
    const lately = this.#lately.get(conversation) ?? { sent: 0, deleted: 0, reacted: false, out: new Set() };
    this.#lately.set(conversation, lately);
    return lately;
  }

  /** Where something happened lately, also in conversations that are gone since. */
  get restless(): Label[] {
    return [...this.#lately.keys()];
  }

  /** Everybody has seen the same. */
  rest(): void {
    this.#lately.clear();
  }

  create(id: Label): Conversation {
    const conversation: Conversation = {
      ...{ id, createdAt: undefined, subject: null, custom: {}, messages: [] },
      participants: new Map(),
      landed: new Map(),
    };
    this.conversations.set(id, conversation);
    return conversation;
  }

  /** Somebody comes in, and counts as having read what is there. */
  join(conversation: Conversation, user: Label): Participant {
    this.#joined += 1;
    const participant: Participant = {
      ...{ user, access: "ReadWrite", notify: true, joinedAt: undefined, joined: this.#joined },
      readUntil: conversation.messages.at(-1)?.id ?? null,
      markedUnread: false,
    };
    conversation.participants.set(user, participant);
    return participant;
  }

  leave(conversation: Conversation, user: Label): void {
    if (conversation.participants.delete(user)) this.lately(conversation.id).out.add(user);
  }

  /** A message is stored. Whoever speaks has read what was said before. */
  say(conversation: Conversation, said: Pick<Message, "id" | "label" | "sender" | "replyTo">): void {
    const message: Message = { ...said, text: textOf(said.label), editedAt: null, reactions: new Map() };
    const after = conversation.messages.findLastIndex(({ id }) => id < message.id);
    conversation.messages.splice(after + 1, 0, message);
    conversation.landed.set(message.label, message.id);
    this.lately(conversation.id).sent += 1;
    const sender = message.sender !== null && conversation.participants.get(message.sender);
    if (!sender) return;
    sender.readUntil = message.id;
    sender.markedUnread = false;
  }

  unsay(conversation: Conversation, label: Label): boolean {
    const at = conversation.messages.findIndex((message) => message.label === label);
    if (at < 0) return false;
    conversation.messages.splice(at, 1);
    this.lately(conversation.id).deleted += 1;
    return true;
  }

  dissolve(conversation: Conversation): void {
    for (const user of [...conversation.participants.keys()]) this.leave(conversation, user);
    this.conversations.delete(conversation.id);
  }
}

/** What a message says when it is sent: its label, so that it can be told on the wire. */
export function textOf(label: Label): string {
  return `words of ${label}`;
}
