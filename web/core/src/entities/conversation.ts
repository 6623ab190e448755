import { Cache } from "../snapshots/cache.ts";
import type {
  ConversationEntity,
  ConversationEvent,
  ConversationView,
  MessageEntity,
  ParticipantEntity,
} from "../wire.ts";
import { UNREAD_COUNT_MAX } from "../wire.ts";
import { List, type ReadPage } from "./list.ts";
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
  isGuest?: boolean | undefined;
}

/** Where more of a conversation comes from. */
export interface ConversationSource {
  readonly messages: ReadPage<string>;
  readonly participants: ReadPage<number>;
  /** What is known of it has changed. */
  changed(): void;
}

/** For a conversation of which nothing more is wanted, and so nothing is read. */
const NOWHERE = { changed: () => {} } as ConversationSource;

/** What is told of a reaction. */
export type ReactionEvent = Extract<ConversationEvent, { event: "reaction.added" | "reaction.removed" }>;

/** The people who reacted to a message with one emoji, as somebody follows them. */
export interface ReactionFollower {
  /** What was missed cannot be told any more. */
  restart(): void;
  /** Somebody reacted to a message, or does not any more. */
  changed(event: ReactionEvent, revision: number): void;
}

/** What is known of one conversation. */
export class Conversation {
  readonly id: string;
  /** `null` when one is not in it. */
  known: Known | null = null;
  /** The revision that `known` shows; `null` before the first answer. */
  revision: number | null = null;
  /** The newest revision that an event told of. Greater than `revision` when something was missed. */
  seenRevision = 0;
  readonly timeline: Timeline;
  readonly participants = new Map<string, ParticipantEntity>();
  /** The participants, newest joiners first. */
  readonly participantList: List<ParticipantEntity, number>;
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

  constructor(id: string, { messages, participants, changed }: ConversationSource = NOWHERE) {
    this.id = id;
    this.timeline = new Timeline(messages, changed);
    this.participantList = new List({
      ...{ read: participants, changed },
      items: () => this.participants.values(),
      place: ({ joinedRevision }) => joinedRevision,
    });
  }

  get lastMessage(): MessageEntity | null {
    return this.timeline.get(this.known?.lastMessageId) ?? null;
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
    this.known = { ...view, lastMessageId: view.lastMessage?.id ?? null };
    this.timeline.learn(view.lastMessage);
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
  }

  /** Whether to show it as unread. */
  get isUnread(): boolean {
    return !!this.known?.me.markedUnread || this.unreadCount > 0;
  }

  /** A message was sent, or an answer told of it. */
  lastMessageIs(message: MessageEntity): void {
    this.timeline.learn(message);
    if (this.known && message.id > (this.known.lastMessageId ?? "")) {
      this.known.lastMessageId = message.id;
      if (!this.timeline.wanted) this.timeline.shrink(message);
    }
  }

  /** Counts a message of somebody else as one more or less unread. */
  countUnread(messageId: string, senderId: string | null, by: 1 | -1): void {
    const { known } = this;
    if (known && senderId !== known.me.userId && messageId > (known.me.readUntil ?? "")) {
      known.unreadCount = Math.min(UNREAD_COUNT_MAX, Math.max(0, known.unreadCount + by));
    }
  }

  /** How many messages of others one has not read: counted where all of them are known, else as told. */
  get unreadCount(): number {
    const known = this.known;
    if (!known || known.isGuest) return 0;
    const { userId, readUntil } = known.me;
    if (!this.timeline.list.reaches(readUntil ?? "")) return known.unreadCount;
    let count = 0;
    for (const { id, senderId } of this.timeline.all()) {
      if (senderId !== userId && id > (readUntil ?? "")) count += 1;
    }
    return Math.min(UNREAD_COUNT_MAX, count);
  }

  /** The message up to which everyone has read: derived where everyone is known, else as told. */
  get everyoneReadUntil(): string | null {
    if (!this.known) return null;
    const { me, everyoneReadUntil } = this.known;
    if (!this.allParticipantsKnown) return everyoneReadUntil;
    const everyone = [...this.participants.values()].map((one) => (one.userId === me.userId ? me : one));
    return everyone.map(({ readUntil }) => readUntil ?? "").sort()[0] || null;
  }

  #showParticipants({ participants, participantCount }: ConversationView): void {
    this.#clearParticipants();
    for (const participant of participants) this.participants.set(participant.userId, participant);
    this.participantList.begin({
      last: participants.at(-1)?.joinedRevision,
      loadedAll: participants.length >= participantCount,
    });
  }

  #clearParticipants(): void {
    for (const known of [this.participants, this.absent, this.askedFor]) known.clear();
  }
}
