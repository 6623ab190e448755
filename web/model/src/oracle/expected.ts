import type {
  ConversationSnapshot,
  MessageSnapshot,
  ParticipantSnapshot,
  ReferencedMessageSnapshot,
  UserSnapshot,
} from "../../../core/src/index.ts";
import type { Label } from "../plan/operations.ts";
import { timeOfId } from "./time-of-id.ts";
import type { Conversation, Message, Participant, World } from "./world.ts";

/** What one user must see. Valid as long as the world does not change. */
export class Expected {
  readonly #world: World;
  readonly #viewer: Label;
  readonly #messages = new Map<Message, MessageSnapshot>();
  readonly #conversations = new Map<Conversation, ConversationSnapshot>();

  constructor(world: World, viewer: Label) {
    this.#world = world;
    this.#viewer = viewer;
  }

  /** The conversation with this id, while the viewer is in it. */
  seen(id: Label): Conversation | null {
    const conversation = this.#world.conversation(id);
    return conversation?.participants.has(this.#viewer) ? conversation : null;
  }

  user(id: Label): UserSnapshot | null {
    const name = this.#world.users.get(id);
    if (name === undefined) return null;
    return { id, name, custom: {}, locale: null, photoUrl: null, role: "default", welcomeMessage: null };
  }

  message(conversation: Conversation, message: Message): MessageSnapshot {
    const known = this.#messages.get(message);
    if (known) return known;
    const referenced = conversation.messages.find(({ id }) => id === message.replyTo);
    const snapshot: MessageSnapshot = {
      ...this.#basics(message),
      type: message.sender === null ? "SystemMessage" : "UserMessage",
      sender: message.sender === null ? null : this.user(message.sender),
      referencedMessage: referenced ? this.#referenced(referenced) : null,
    };
    this.#messages.set(message, snapshot);
    return snapshot;
  }

  #referenced(message: Message): ReferencedMessageSnapshot {
    const sender = this.user(message.sender ?? "") as UserSnapshot;
    return { ...this.#basics(message), type: "UserMessage", sender, referencedMessageId: message.replyTo };
  }

  #basics({ id, text, editedAt, reactions }: Message) {
    return {
      id,
      content: [{ type: "text" as const, children: [text] }],
      plaintext: text,
      createdAt: timeOfId(id),
      editedAt: editedAt as number | null,
      custom: {},
      origin: "rest" as const,
      reactions: [...reactions].map(([emoji, all]) => {
        return {
          emoji,
          count: all.length,
          currentUserReacted: all.some(({ user }) => user === this.#viewer),
        };
      }),
    };
  }

  conversation(conversation: Conversation): ConversationSnapshot {
    const known = this.#conversations.get(conversation);
    if (known) return known;
    const me = conversation.participants.get(this.#viewer) as Participant;
    const last = conversation.messages.at(-1);
    const unreadMessageCount = unreadBy(conversation, me);
    const snapshot: ConversationSnapshot = {
      id: conversation.id,
      access: me.access,
      createdAt: conversation.createdAt as number,
      custom: { ...conversation.custom },
      everyoneReadUntil: timeOfId(everyoneReadUntil(conversation)),
      isUnread: me.markedUnread || unreadMessageCount > 0,
      joinedAt: me.joinedAt as number,
      lastMessage: last ? this.message(conversation, last) : null,
      notify: me.notify,
      photoUrl: null,
      readUntil: timeOfId(me.readUntil),
      subject: conversation.subject,
      unreadMessageCount,
      welcomeMessages: [],
    };
    this.#conversations.set(conversation, snapshot);
    return snapshot;
  }

  participant({ user, access, notify, joinedAt }: Participant): ParticipantSnapshot {
    return { user: this.user(user) as UserSnapshot, access, notify, joinedAt: joinedAt as number };
  }

  /** The viewer's conversations: latest activity first, ties by id, descending. */
  list(): Conversation[] {
    const activity = new Map<Conversation, number>();
    for (const conversation of this.#world.ofUser(this.#viewer)) {
      const joinedAt = conversation.participants.get(this.#viewer)?.joinedAt ?? 0;
      activity.set(conversation, Math.max(timeOfId(conversation.messages.at(-1)?.id ?? null), joinedAt));
    }
    return [...activity.keys()].sort(
      (a, b) => (activity.get(b) as number) - (activity.get(a) as number) || (a.id < b.id ? 1 : -1),
    );
  }
}

/** Messages of others after one's mark. One's own are never unread. */
export function unreadBy({ messages }: Conversation, { user, readUntil }: Participant): number {
  return messages.filter(({ id, sender }) => id > (readUntil ?? "") && sender !== user).length;
}

/** The least mark of all; `null` when somebody has read nothing. */
export function everyoneReadUntil({ participants }: Conversation): string | null {
  const marks = [...participants.values()].map(({ readUntil }) => readUntil ?? "");
  return marks.reduce((least, mark) => (mark < least ? mark : least), marks[0] ?? "") || null;
}

/** Participants as they are listed: who joined last comes first. */
export function newestFirst({ participants }: Conversation): Participant[] {
  return [...participants.values()].sort((a, b) => b.joined - a.joined);
}
