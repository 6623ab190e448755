import { Cache } from "../snapshots/cache.ts";
import type {
  ConversationEntity,
  ConversationView,
  MessageEntity,
  ParticipantEntity,
  ReactionEntity,
} from "../wire.ts";
import { UNREAD_COUNT_MAX } from "../wire.ts";
import { Paging, type PagingOptions } from "./paging.ts";
import { Timeline } from "./timeline.ts";
import { Typing } from "./typing.ts";

/** One's view of a conversation, kept up to date by its events. */
export interface Known {
  conversation: ConversationEntity;
  me: ParticipantEntity;
  participantCount: number;
  lastMessageId: string | null;
  unreadCount: number;
  everyoneReadUntil: string | null;
}

/** Something that shows a part of the history and has to be able to show it again. */
export interface HistoryWindow {
  /** The timeline is about to start anew. */
  keep(): void;
  /** Whether older pages are missing of what was shown before. */
  readonly lacking: boolean;
}

/** The people who reacted to a message with one emoji, as somebody follows them. */
export interface ReactionFollower {
  /** What was missed cannot be told any more. */
  restart(): void;
  added(messageId: string, emoji: string, reaction: ReactionEntity): void;
  removed(messageId: string, emoji: string, userId: string, revision: number): void;
  /** The message is gone, or one has left; `null` stands for every message. */
  gone(messageId: string | null): void;
}

/** Newest joiners come first. */
const NEWEST_FIRST = (a: number, b: number): number => b - a;

/** What is known of one conversation. */
export class Conversation {
  readonly id: string;
  /** `null` when one is not in it. */
  known: Known | null = null;
  /** The revision that `known` shows; `null` before the first answer. */
  revision: number | null = null;
  /** The newest revision that an event told of. Greater than `revision` when something was missed. */
  seenRevision = 0;
  readonly timeline = new Timeline();
  readonly windows = new Set<HistoryWindow>();
  readonly participants = new Map<string, ParticipantEntity>();
  /** How far the participants are known without a hole, by the revisions at which they joined. */
  readonly participantPaging: Paging<number>;
  /** Users who are known not to be in it, although not all participants are known. */
  readonly absent = new Set<string>();
  /** Users of whom it has been asked whether they are in it. */
  readonly askedFor = new Set<string>();
  readonly typing = new Typing();
  /** The snapshots last shown of it. They are forgotten with it. */
  readonly cache = new Cache();
  readonly reactionFollowers = new Set<ReactionFollower>();
  /** Which round of reading one's own conversations it came with last. */
  epoch = 0;

  /** `paging` tells how participants beyond the newest are read, where that is ever wanted. */
  constructor(id: string, paging?: Omit<PagingOptions<number>, "compare">) {
    this.id = id;
    const nobody = { read: () => Promise.resolve(), changed: () => {} };
    this.participantPaging = new Paging({ ...(paging ?? nobody), compare: NEWEST_FIRST });
  }

  get lastMessage(): MessageEntity | null {
    return this.timeline.get(this.known?.lastMessageId ?? "") ?? null;
  }

  /** When something last happened in it, for ordering lists. */
  get activityAt(): number {
    return Math.max(this.lastMessage?.createdAt ?? 0, this.known?.me.joinedAt ?? 0);
  }

  get allParticipantsKnown(): boolean {
    return this.known !== null && this.participants.size >= this.known.participantCount;
  }

  /** Takes a view unless a newer one is known. Messages it replies to must be learned apart. */
  show(view: ConversationView): void {
    if (this.revision !== null && this.known && view.revision < this.revision) return;
    this.revision = view.revision;
    const { conversation, me, participantCount, unreadCount, everyoneReadUntil, lastMessage } = view;
    this.known = {
      ...{ conversation, me, participantCount, unreadCount, everyoneReadUntil },
      lastMessageId: lastMessage?.id ?? null,
    };
    if (lastMessage) this.timeline.learn(lastMessage);
    this.#showParticipants(view);
    for (const follower of this.reactionFollowers) follower.restart();
  }

  /** One is not in it, or not any more. */
  hide(): void {
    this.known = null;
    this.revision = null;
    this.seenRevision = 0;
    this.timeline.clear();
    this.#clearParticipants();
    this.typing.clear();
    for (const follower of this.reactionFollowers) follower.gone(null);
  }

  /** Whether to show it as unread. */
  get isUnread(): boolean {
    return (this.known?.me.markedUnread ?? false) || this.unreadCount > 0;
  }

  /** A message was sent, or an answer told of it. */
  lastMessageIs(message: MessageEntity): void {
    this.timeline.learn(message);
    if (!this.known || message.id <= (this.known.lastMessageId ?? "")) return;
    this.known.lastMessageId = message.id;
    if (!this.timeline.wanted) this.timeline.shrink(message);
  }

  /** Counts a message of somebody else as one more or less unread. */
  countUnread(messageId: string, senderId: string | null, by: 1 | -1): void {
    const known = this.known;
    if (!known || senderId === known.me.userId || messageId <= (known.me.readUntil ?? "")) return;
    known.unreadCount = Math.min(UNREAD_COUNT_MAX, Math.max(0, known.unreadCount + by));
  }

  /** How many messages of others one has not read: counted where all of them are known, else as told. */
  get unreadCount(): number {
    const known = this.known;
    if (!known) return 0;
    const { ids, complete, loadedAll } = this.timeline;
    const readUntil = known.me.readUntil ?? "";
    const covered = complete && (loadedAll || (ids[0] !== undefined && ids[0] <= readUntil));
    if (!covered) return known.unreadCount;
    let count = 0;
    for (let i = ids.length - 1; i >= 0 && count < UNREAD_COUNT_MAX; i -= 1) {
      const id = ids[i] as string;
      if (id <= readUntil) break;
      if (this.timeline.get(id)?.senderId !== known.me.userId) count += 1;
    }
    return count;
  }

  /** The message up to which everyone has read: derived where everyone is known, else as told. */
  get everyoneReadUntil(): string | null {
    if (!this.known) return null;
    if (!this.allParticipantsKnown) return this.known.everyoneReadUntil;
    let least: string | null = this.known.me.readUntil;
    for (const { userId, readUntil } of this.participants.values()) {
      if (userId === this.known.me.userId) continue;
      if (readUntil === null || least === null) return null;
      if (readUntil < least) least = readUntil;
    }
    return least;
  }

  #showParticipants({ participants, participantCount }: ConversationView): void {
    this.#clearParticipants();
    for (const participant of participants) this.participants.set(participant.userId, participant);
    const loadedAll = participants.length >= participantCount;
    this.participantPaging.begin({ last: participants.at(-1)?.joinedRevision, loadedAll });
  }

  #clearParticipants(): void {
    for (const known of [this.participants, this.absent, this.askedFor]) known.clear();
  }
}
