import type { ConversationEntity, ConversationView, MessageEntity, ParticipantEntity } from "../wire.ts";
import { UNREAD_COUNT_MAX } from "../wire.ts";
import { Timeline } from "./timeline.ts";

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
  /** Those who joined before this time are not all known. */
  participantsSince = 0;
  /** Users who are known not to be in it, although not all participants are known. */
  readonly absent = new Set<string>();

  constructor(id: string) {
    this.id = id;
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
    this.known = {
      conversation: view.conversation,
      me: view.me,
      participantCount: view.participantCount,
      lastMessageId: view.lastMessage?.id ?? null,
      unreadCount: view.unreadCount,
      everyoneReadUntil: view.everyoneReadUntil,
    };
    if (view.lastMessage) this.timeline.learn(view.lastMessage);
    this.#showParticipants(view);
  }

  /** One is not in it, or not any more. */
  hide(): void {
    this.known = null;
    this.revision = null;
    this.seenRevision = 0;
    this.timeline.clear();
    this.participants.clear();
    this.absent.clear();
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

  #showParticipants(view: ConversationView): void {
    this.participants.clear();
    this.absent.clear();
    for (const participant of view.participants) this.participants.set(participant.userId, participant);
    const oldest = view.participants.at(-1);
    const all = view.participants.length >= view.participantCount;
    this.participantsSince = all || !oldest ? 0 : oldest.joinedAt;
  }
}
