import type { Conversation } from "../entities/conversation.ts";
import { isUnsure } from "../entities/timeline.ts";
import type { Users } from "../entities/users.ts";
import type { Subscriber } from "../sync/subscriber.ts";
import type { ConversationSnapshot } from "../types/conversation.ts";
import type { MessageSnapshot, ReferencedMessageSnapshot } from "../types/message.ts";
import type { ParticipantSnapshot } from "../types/participant.ts";
import type { SingleReactionSnapshot } from "../types/reaction.ts";
import type { TypingSnapshot } from "../types/typing.ts";
import type { UserSnapshot } from "../types/user.ts";
import type { MessageEntity, ParticipantEntity, ReactionEntity, UserEntity } from "../wire.ts";
import { timeOfMessageId } from "./message-id.ts";
import { plaintext } from "./plaintext.ts";
import { share } from "./share.ts";

/** Most people whose typing is told one by one. */
const TYPISTS_MAX = 5;
const MANY: TypingSnapshot = Object.freeze({ many: true });

/** What a snapshot was built from, so that it is built again only when that changed. */
interface Built<S> {
  readonly from: readonly unknown[];
  readonly snapshot: S;
}

/** The snapshots last built, by what they show. */
class Cache<S> {
  readonly #built = new Map<string, Built<S>>();

  /** The last snapshot while `from` is the same, part by part; else what `build` gives, shared with the last. */
  get(key: string, from: readonly unknown[], build: () => S): S {
    const last = this.#built.get(key);
    const same = last?.from.length === from.length && last.from.every((part, i) => part === from[i]);
    if (same) return last.snapshot;
    const snapshot = share(last?.snapshot, build());
    this.#built.set(key, { from, snapshot });
    return snapshot;
  }
}

/** The snapshots of one conversation; they are forgotten with it. */
interface ConversationCaches {
  readonly messages: Cache<MessageSnapshot>;
  readonly references: Cache<ReferencedMessageSnapshot>;
  readonly participants: Cache<ParticipantSnapshot>;
  readonly self: Cache<ConversationSnapshot>;
}

/** What snapshots need of a client. */
export interface SnapshotSource {
  readonly users: Users;
  readonly subscriber: Pick<Subscriber, "readUnknownUser" | "readReactions">;
}

/** Joins entities into frozen snapshots, and gives the same objects as long as nothing in them changes. */
export class Snapshots {
  readonly #source: SnapshotSource;
  readonly #userCache = new Cache<UserSnapshot>();
  readonly #caches = new WeakMap<Conversation, ConversationCaches>();

  constructor(source: SnapshotSource) {
    this.#source = source;
  }

  /** `null` when no such user is known. */
  user(id: string): UserSnapshot | null {
    const entity = this.#source.users.get(id);
    return entity ? this.#userCache.get(id, [entity], () => userSnapshot(entity)) : null;
  }

  /** `null` when no such message is known. */
  message(conversation: Conversation, id: string): MessageSnapshot | null {
    const entity = conversation.timeline.get(id);
    if (!entity) return null;
    const sender = entity.senderId === null ? null : this.#someone(entity.senderId);
    const referencedMessage = this.#reference(conversation, entity.referencedMessageId);
    const build = () => ({
      ...this.#basics(conversation, entity),
      type: entity.type,
      sender,
      referencedMessage,
    });
    return this.#cachesOf(conversation).messages.get(id, [entity, sender, referencedMessage], build);
  }

  /** `null` when one is not in it. */
  conversation(conversation: Conversation): ConversationSnapshot | null {
    const { known } = conversation;
    if (!known) return null;
    const lastMessage = this.message(conversation, known.lastMessageId ?? "");
    const unreadMessageCount = conversation.unreadCount;
    const everyoneReadUntil = conversation.everyoneReadUntil;
    const from = [known.conversation, known.me, lastMessage, unreadMessageCount, everyoneReadUntil];
    return this.#cachesOf(conversation).self.get("", from, () => {
      const { id, createdAt, custom, photoUrl, subject, welcomeMessages } = known.conversation;
      const { access, joinedAt, notify, readUntil } = known.me;
      return {
        ...{ id, access, createdAt, custom, joinedAt, notify, photoUrl, subject, welcomeMessages },
        everyoneReadUntil: timeOfMessageId(everyoneReadUntil),
        isUnread: conversation.isUnread,
        lastMessage,
        readUntil: timeOfMessageId(readUntil),
        unreadMessageCount,
      };
    });
  }

  /** A participant of a conversation. */
  participant(conversation: Conversation, entity: ParticipantEntity): ParticipantSnapshot {
    const user = this.#someone(entity.userId);
    return this.#cachesOf(conversation).participants.get(entity.userId, [entity, user], () => {
      const { access, joinedAt, notify } = entity;
      return { user, access, notify, joinedAt };
    });
  }

  /** A reaction that the last snapshot of the same one may be reused for. */
  reaction({ userId, createdAt }: ReactionEntity, previous?: SingleReactionSnapshot): SingleReactionSnapshot {
    return share(previous, { user: this.#someone(userId), createdAt });
  }

  /** Who is typing; `null` when one is not in the conversation. */
  typing({ known, typing }: Conversation, previous: TypingSnapshot | null): TypingSnapshot | null {
    if (!known) return null;
    const { ids } = typing;
    if (ids.length > TYPISTS_MAX) return MANY;
    return share(previous, { many: false, users: ids.map((id) => this.#someone(id)) });
  }

  #reference(conversation: Conversation, id: string | null): ReferencedMessageSnapshot | null {
    const entity = conversation.timeline.get(id ?? "");
    if (!entity || entity.senderId === null) return null;
    const sender = this.#someone(entity.senderId);
    return this.#cachesOf(conversation).references.get(entity.id, [entity, sender], () => ({
      ...this.#basics(conversation, entity),
      type: "UserMessage",
      referencedMessageId: entity.referencedMessageId,
      sender,
    }));
  }

  #basics(conversation: Conversation, entity: MessageEntity) {
    if (isUnsure(entity)) this.#source.subscriber.readReactions(conversation, entity.id);
    return messageBasics(entity);
  }

  /** A user whom something refers to. Until they are known, only their id is shown. */
  #someone(id: string): UserSnapshot {
    const known = this.user(id);
    if (known) return known;
    this.#source.subscriber.readUnknownUser(id);
    const placeholder: UserEntity = {
      ...{ id, name: id, custom: {}, locale: null, photoUrl: null, role: "default", welcomeMessage: null },
      revision: 0,
    };
    return this.#userCache.get(id, [], () => userSnapshot(placeholder));
  }

  #cachesOf(conversation: Conversation): ConversationCaches {
    let caches = this.#caches.get(conversation);
    if (!caches) {
      caches = {
        messages: new Cache(),
        references: new Cache(),
        participants: new Cache(),
        self: new Cache(),
      };
      this.#caches.set(conversation, caches);
    }
    return caches;
  }
}

function userSnapshot(entity: UserEntity): UserSnapshot {
  const { id, name, custom, locale, photoUrl, role, welcomeMessage } = entity;
  return { id, name, custom, locale, photoUrl, role, welcomeMessage };
}

function messageBasics(entity: MessageEntity) {
  const { id, content, createdAt, custom, editedAt, origin } = entity;
  const reactions = entity.reactions.map(({ emoji, count, reacted }) => ({
    ...{ emoji, count, currentUserReacted: reacted ?? false },
  }));
  return { id, content, plaintext: plaintext(content), createdAt, editedAt, custom, origin, reactions };
}
