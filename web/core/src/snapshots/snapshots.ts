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
import type { ContentBlock, MessageEntity, ParticipantEntity, ReactionEntity } from "../wire.ts";
import { timeOfMessageId } from "./message-id.ts";
import { pick } from "./pick.ts";
import { plaintext } from "./plaintext.ts";
import { reuse } from "./reuse.ts";
import { share } from "./share.ts";

/** Most people whose typing is told one by one. */
const TYPISTS_MAX = 5;
const MANY: TypingSnapshot = Object.freeze({ many: true });

const CONVERSATION = ["id", "createdAt", "custom", "photoUrl", "subject", "welcomeMessages"] as const;
const PARTICIPANT = ["access", "joinedAt", "notify"] as const;

/** What snapshots need of a client. */
export interface SnapshotSource {
  readonly origin: string;
  readonly users: Users;
  readonly subscriber: Pick<Subscriber, "readUser" | "readReactions">;
}

/** Joins entities into frozen snapshots, and gives the same objects as long as nothing in them changes. */
export class Snapshots {
  readonly #source: SnapshotSource;
  /** Who is referred to and has not been heard of: only their id is shown. */
  readonly #strangers = new Map<string, UserSnapshot>();

  constructor(source: SnapshotSource) {
    this.#source = source;
  }

  /** `null` when no such message is known. */
  message(conversation: Conversation, id: string | null): MessageSnapshot | null {
    const entity = conversation.timeline.get(id);
    if (!entity) return null;
    const referencedMessage = this.#reference(conversation, entity.referencedMessageId);
    return this.#message<MessageSnapshot>(conversation, entity.id, entity, { referencedMessage });
  }

  /** `null` when one is not in it. */
  conversation(conversation: Conversation): ConversationSnapshot | null {
    const { known } = conversation;
    if (!known) return null;
    const lastMessage = this.message(conversation, known.lastMessageId);
    const unreadMessageCount = conversation.unreadCount;
    const everyoneReadUntil = conversation.everyoneReadUntil;
    const from = [known.conversation, known.me, lastMessage, unreadMessageCount, everyoneReadUntil];
    return conversation.cache.get("", from, () => {
      return {
        ...pick(known.conversation, CONVERSATION),
        ...pick(known.me, PARTICIPANT),
        isGuest: known.isGuest,
        everyoneReadUntil: timeOfMessageId(everyoneReadUntil),
        isUnread: conversation.isUnread,
        lastMessage,
        readUntil: timeOfMessageId(known.me.readUntil),
        unreadMessageCount,
      };
    });
  }

  /** A participant of a conversation. */
  participant(conversation: Conversation, entity: ParticipantEntity): ParticipantSnapshot {
    const user = this.#someone(entity.userId);
    return conversation.cache.get(`participant ${entity.userId}`, [entity, user], () => ({
      user,
      ...pick(entity, PARTICIPANT),
    }));
  }

  /** A reaction to a message of a conversation. */
  reaction({ cache }: Conversation, { userId, createdAt, revision }: ReactionEntity): SingleReactionSnapshot {
    const user = this.#someone(userId);
    return cache.get(`reaction ${revision} ${userId}`, [user], () => ({ user, createdAt }));
  }

  /** Who is typing; `null` when one is not in the conversation. */
  typing({ known, typing }: Conversation, previous: TypingSnapshot | null): TypingSnapshot | null {
    if (!known) return null;
    const { ids } = typing;
    if (ids.length > TYPISTS_MAX) return MANY;
    return share(previous, { many: false, users: ids.map((id) => this.#someone(id)) });
  }

  #reference(conversation: Conversation, id: string | null): ReferencedMessageSnapshot | null {
    const entity = conversation.timeline.get(id);
    if (!entity || entity.senderId === null) return null;
    const { referencedMessageId } = entity;
    return this.#message<ReferencedMessageSnapshot>(conversation, `reference ${id}`, entity, {
      referencedMessageId,
    });
  }

  /** A message with what is shown of what it replies to. */
  #message<S extends MessageSnapshot | ReferencedMessageSnapshot>(
    conversation: Conversation,
    key: string,
    entity: MessageEntity,
    reply: Partial<MessageSnapshot & ReferencedMessageSnapshot>,
  ): S {
    const { senderId, content, id, createdAt, editedAt, custom, origin, type } = entity;
    const sender = senderId === null ? null : this.#someone(senderId);
    return conversation.cache.get(key, [entity, sender, reply.referencedMessage], () => {
      if (isUnsure(entity)) this.#source.subscriber.readReactions(conversation, id);
      const reactions = entity.reactions.map(({ emoji, count, reacted }) => ({
        ...{ emoji, count, currentUserReacted: reacted ?? false },
      }));
      // Of these there are very many: named one by one they take the least memory.
      return {
        id,
        createdAt,
        editedAt,
        custom,
        origin,
        type,
        content: reuse(
          content,
          content.map((block) => this.#located(block)),
        ),
        plaintext: plaintext(content),
        reactions,
        sender,
        ...reply,
      } as S;
    });
  }

  /** On the wire, a file's address is a path on the server. */
  #located(block: ContentBlock): ContentBlock {
    return block.type === "file" ? { ...block, url: this.#source.origin + block.url } : block;
  }

  /** A user whom something refers to. Of whom nothing is known is read once. */
  #someone(id: string): UserSnapshot {
    const known = this.#source.users.get(id) ?? this.#strangers.get(id);
    if (known) return known;
    this.#source.subscriber.readUser(id);
    const stranger: UserSnapshot = share(null, {
      ...{ id, name: id, custom: {}, locale: null, photoUrl: null, role: "default", welcomeMessage: null },
    });
    this.#strangers.set(id, stranger);
    return stranger;
  }
}
