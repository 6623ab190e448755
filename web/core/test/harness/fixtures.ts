import type {
  ConversationPage,
  ConversationResumed,
  ConversationSnapshot,
  ConversationView,
  MessageEntity,
  ParticipantEntity,
  UserEntity,
} from "../../src/wire.ts";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const EPOCH = 1_789_000_000_000;

/** When message `n` was sent: one a second. */
export function timeOf(n: number): number {
  return EPOCH + n * 1000;
}

/** The id of message `n`. */
export function idOf(n: number): string {
  let number = (BigInt(timeOf(n)) << 80n) + BigInt(n);
  let digits = "";
  for (let i = 0; i < 22; i += 1) {
    digits = BASE62[Number(number % 62n)] + digits;
    number /= 62n;
  }
  return `msg_${digits}`;
}

export function user(id: string, change: Partial<UserEntity> = {}): UserEntity {
  return {
    ...{ id, name: id, photoUrl: null, locale: null, role: "default", welcomeMessage: null, custom: {} },
    ...{ revision: 1, ...change },
  };
}

/** Message `n`, from Bob unless said otherwise. */
export function message(n: number, change: Partial<MessageEntity> = {}): MessageEntity {
  return {
    ...{
      id: idOf(n),
      type: "UserMessage",
      senderId: "bob",
      content: [{ type: "text", children: [`text ${n}`] }],
    },
    ...{ custom: {}, origin: "rest", referencedMessageId: null, createdAt: timeOf(n), editedAt: null },
    ...{ reactions: [], revision: n, ...change },
  };
}

/** Messages `from` down to `to`. */
export function messages(from: number, to: number): MessageEntity[] {
  return Array.from({ length: from - to + 1 }, (_, i) => message(from - i));
}

export function participant(userId: string, change: Partial<ParticipantEntity> = {}): ParticipantEntity {
  return {
    ...{
      userId,
      access: "ReadWrite",
      notify: true,
      joinedAt: EPOCH,
      joinedRevision: 0,
      readUntil: null,
      markedUnread: false,
    },
    ...change,
  };
}

/** Alice's view of a conversation with Bob. */
export function view(id: string, change: Partial<ConversationView> = {}): ConversationView {
  return {
    conversation: { id, subject: null, photoUrl: null, welcomeMessages: [], custom: {}, createdAt: EPOCH },
    ...{
      revision: 0,
      me: participant("alice"),
      meRevision: 0,
      participants: [participant("bob"), participant("alice")],
    },
    ...{ participantCount: 2, lastMessage: null, unreadCount: 0, everyoneReadUntil: null, ...change },
  };
}

/** The answer to subscribing to a conversation that holds messages `newest` down to `oldest`. */
export function snapshot(id: string, newest = 0, oldest = 1, change: Partial<ConversationView> = {}) {
  const page = newest >= oldest ? messages(newest, oldest) : [];
  const answer: { kind: "snapshot" } & ConversationSnapshot = {
    kind: "snapshot",
    view: view(id, { revision: newest, lastMessage: page[0] ?? null, unreadCount: page.length, ...change }),
    ...{
      messages: page,
      loadedAll: oldest <= 1,
      users: [user("alice"), user("bob")],
      references: [],
      typing: [],
    },
  };
  return answer;
}

/** The answer about a conversation that one is not in. */
export const nothing = {
  ...{ kind: "snapshot", view: null, messages: [], loadedAll: true, users: [], references: [] },
} as const;

/** The answer to resuming a conversation, which is now at revision `newest`. */
export function resumed(id: string, newest: number, change: Partial<ConversationResumed> = {}) {
  return {
    ...{ kind: "resumed", view: view(id, { revision: newest, lastMessage: message(newest) }) },
    ...{ changed: [], deleted: [], users: [], references: [], typing: [], ...change },
  };
}

/** The answer to subscribing to one's list. */
export function list(views: ConversationView[], loadedAll = true): { kind: "me" } & ConversationPage {
  return { kind: "me", views, loadedAll, users: [user("alice"), user("bob")], references: [] };
}

/** The event that message `n` was sent, by Bob unless said otherwise. */
export function created(conversation: string, n: number, change: Partial<MessageEntity> = {}) {
  const entity = message(n, change);
  return {
    ...{ topic: `conversation/${conversation}`, revision: entity.revision, event: "message.created" },
    ...{ message: entity, sender: user(entity.senderId ?? "bob") },
  };
}

/** Any other event of a conversation. */
export function event(conversation: string, revision: number | null, name: string, fields: object) {
  return { topic: `conversation/${conversation}`, revision, event: name, ...fields };
}

/** What a message snapshot says. */
export function texts(snapshots: readonly { plaintext: string }[] | null | undefined): string[] | null {
  return snapshots ? snapshots.map(({ plaintext }) => plaintext) : null;
}
