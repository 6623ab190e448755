import type { ConversationFilter } from "./filter.ts";
import type {
  MessageRef,
  MessageSnapshot,
  MessageSubscription,
  SendMessageParams,
  SendTextMessageParams,
} from "./message.ts";
import type { OutboxMessage } from "./outbox.ts";
import type { ParticipantRef, ParticipantSnapshot, ParticipantSubscription } from "./participant.ts";
import type { ErrorState, PendingState, Subscription, UnsubscribedState } from "./subscription.ts";
import type { TypingSnapshot, TypingSubscription } from "./typing.ts";
import type { UserRef } from "./user.ts";

/** References the conversation with a given id, as the current user sees it. It need not exist. */
export interface ConversationRef {
  /** The conversation's id. It never changes; another conversation needs another ref. */
  readonly id: string;

  /** Reads the conversation; `null` when one is not in it, which includes that it does not exist. */
  get(): Promise<ConversationSnapshot | null>;

  /** Changes the conversation and one's own part in it, creating it and joining it as needed. */
  set(params: SetConversationParams): Promise<void>;

  /** Creates the conversation, or leaves an existing one as it is, and joins it. */
  createIfNotExists(params?: CreateConversationParams): Promise<void>;

  /** Marks everything as read. */
  markAsRead(): Promise<void>;

  /** Makes `isUnread` true, even without an unread message. */
  markAsUnread(): Promise<void>;

  /** References a participant, by user id or ref. No request is made. */
  participant(user: string | UserRef): ParticipantRef;

  /** References a message. No request is made. */
  message(id: string): MessageRef;

  /**
   * Sends a message. Resolves when it is stored for good. It is retried through connection losses and lands
   * exactly once, in the order of the calls.
   */
  send(
    params: string | SendTextMessageParams | SendMessageParams,
    options?: SendOptions,
  ): Promise<MessageRef>;

  /** Follows the conversation, down to the names of the people in its last message. */
  subscribe(onSnapshot?: (snapshot: ConversationSnapshot | null) => void): ConversationSubscription;

  /** Follows the 30 newest messages, newest first, and all that come; `loadMore` reaches further back. */
  subscribeMessages(
    onSnapshot?: (snapshot: MessageSnapshot[] | null, loadedAll: boolean) => void,
    /** Has no effect. Applications written for TalkJS may pass it. */
    options?: { filter?: ConversationFilter },
  ): MessageSubscription;

  /** Follows the newest 10 participants, newest first, and all who join later. */
  subscribeParticipants(
    onSnapshot?: (snapshot: ParticipantSnapshot[] | null, loadedAll: boolean) => void,
  ): ParticipantSubscription;

  /** Follows who is typing. */
  subscribeTyping(onSnapshot?: (snapshot: TypingSnapshot | null) => void): TypingSubscription;

  /**
   * Shows oneself as typing to the others, for 10 seconds or until one sends a message. Call it as often as you like
   * while somebody types: at most every 5 seconds it is told.
   */
  markAsTyping(): Promise<void>;

  /**
   * Looks at the conversation, and may write in it, without taking part: nobody sees one in it, nothing is unread, and
   * it is in no list of one's own. Creates it when it does not exist, and sets attributes that are given. Whoever takes
   * part goes on doing so. Rejects where the app lets only back ends write conversations.
   *
   * An addition of Chinwag.
   */
  joinAsGuest(params?: GuestConversationParams): Promise<void>;

  /**
   * Follows the messages that were sent from here and are not stored yet, in the order they were sent. A message
   * leaves this list at the same moment as it appears in the message snapshots.
   *
   * An addition of Chinwag.
   */
  subscribeOutbox(onSnapshot?: (messages: readonly OutboxMessage[]) => void): Subscription;
}

/** A conversation, as the current user sees it at one moment. Frozen; reused as long as nothing changes. */
export interface ConversationSnapshot {
  /** The conversation's id. */
  readonly id: string;
  /** What one may do in it. */
  readonly access: "Read" | "ReadWrite";
  /** When it was created, in Unix milliseconds. */
  readonly createdAt: number;
  /** What the app stores with it; `{}` when nothing. */
  readonly custom: Record<string, string>;
  /** Messages up to this time are read by everyone, in Unix milliseconds; 0 when none is. */
  readonly everyoneReadUntil: number;
  /** Whether to show it as unread. Also true after `markAsUnread`. */
  readonly isUnread: boolean;
  /** True for a guest, who takes no part in it. An addition of Chinwag. */
  readonly isGuest?: boolean | undefined;
  /** When one joined, in Unix milliseconds. */
  readonly joinedAt: number;
  /** The newest message. */
  readonly lastMessage: MessageSnapshot | null;
  /** What one is notified of. */
  readonly notify: boolean | "MentionsOnly";
  /** A URL. */
  readonly photoUrl: string | null;
  /** Messages after this time are unread, in Unix milliseconds. */
  readonly readUntil: number;
  /** Shown in headers and lists. */
  readonly subject: string | null;
  /** How many messages of others one has not read. */
  readonly unreadMessageCount: number;
  /** Shown before the first message; `[]` when none. */
  readonly welcomeMessages: string[];
}

/** What `ConversationRef.joinAsGuest` takes: attributes. Absent keeps what is stored. */
export type GuestConversationParams = Omit<SetConversationParams, "access" | "notify">;

/** What `ConversationRef.createIfNotExists` takes. Absent means the default. */
export interface CreateConversationParams {
  /** One's own access; `"ReadWrite"` by default. */
  access?: "Read" | "ReadWrite";
  /** What the app stores with it. */
  custom?: Record<string, string>;
  /** One's own notifications; `true` by default. */
  notify?: boolean | "MentionsOnly";
  /** A URL. */
  photoUrl?: string;
  /** Shown in headers and lists. */
  subject?: string;
  /** Shown before the first message. */
  welcomeMessages?: string[];
}

/** What `ConversationRef.set` takes. Absent keeps the stored value, `null` resets it to its default. */
export interface SetConversationParams {
  /** One's own access. */
  access?: "Read" | "ReadWrite" | null;
  /** Patched key by key; a key set to `null` is removed. */
  custom?: Record<string, string | null> | null;
  /** One's own notifications. */
  notify?: boolean | "MentionsOnly" | null;
  /** A URL. */
  photoUrl?: string | null;
  /** Shown in headers and lists. */
  subject?: string | null;
  /** Replaces the list. */
  welcomeMessages?: string[] | null;
}

/** A live subscription to a conversation. */
export interface ConversationSubscription {
  /** What the subscription knows now. */
  state: PendingState | ConversationActiveState | UnsubscribedState | ErrorState;
  /** Resolves when the first data is there; rejects when the subscription ends before. */
  readonly connected: Promise<ConversationActiveState>;
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  /** Ends the subscription and its callbacks at once. A second call does nothing. */
  unsubscribe(): void;
}

/** The subscription is up to date. */
export interface ConversationActiveState {
  readonly type: "active";
  /** `null` while one is not in the conversation, or it does not exist. */
  readonly latestSnapshot: ConversationSnapshot | null;
}

/** A live subscription to the current user's conversations, latest activity first. */
export interface ConversationListSubscription {
  /** What the subscription knows now. */
  state: PendingState | ConversationListActiveState | UnsubscribedState | ErrorState;
  /** Resolves when the first data is there; rejects when the subscription ends before. */
  readonly connected: Promise<ConversationListActiveState>;
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  /** Reaches further back, by 1 to 30 conversations, 20 by default. */
  loadMore(count?: number): Promise<void>;
  /** Ends the subscription and its callbacks at once. A second call does nothing. */
  unsubscribe(): void;
}

/** The subscription is up to date. */
export interface ConversationListActiveState {
  readonly type: "active";
  /** Latest activity first. */
  readonly latestSnapshot: ConversationSnapshot[];
  /** Whether these are all of one's conversations. */
  readonly loadedAll: boolean;
}

/** Somebody who is mentioned in a text wherever it says `@` and these words. Chinwag's own addition. */
export interface Mentioned {
  /** The user's id: one who takes part in the conversation. */
  readonly id: string;
  /** The user's name, as it is written in the text. */
  readonly text: string;
}

/** How a text is edited. Chinwag's own addition. */
export interface EditOptions {
  /** Who is mentioned in the text. */
  mentions?: readonly Mentioned[] | undefined;
}

/** How a message is sent. Chinwag's own addition. */
export interface SendOptions extends EditOptions {
  /** `"web"` for a message typed into an interface; otherwise its `origin` is `"rest"`. */
  origin?: "web";
}
