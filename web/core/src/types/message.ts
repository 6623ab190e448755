import type { ContentBlock, SendContentBlock } from "./content.ts";
import type { EditOptions } from "./conversation.ts";
import type { ReactionsRef, ReactionsSummarySnapshot } from "./reaction.ts";
import type { ErrorState, PendingState, UnsubscribedState } from "./subscription.ts";
import type { UserSnapshot } from "./user.ts";

/** References a message of a conversation, which need not exist. */
export interface MessageRef {
  /** The message's id. It never changes. */
  readonly id: string;
  /** The conversation's id. It never changes. */
  readonly conversationId: string;

  /** Reads the message; `null` when there is none, or one is not in the conversation. */
  get(): Promise<MessageSnapshot | null>;

  /** References the reactions with an emoji. No request is made. */
  reactions(emoji: string): ReactionsRef;

  /** As `reactions`, by its former name. */
  reaction(emoji: string): ReactionsRef;

  /** Changes the message. Rejects when there is none, or one may not. */
  edit(params: string | EditTextMessageParams | EditMessageParams, options?: EditOptions): Promise<void>;

  /** Deletes the message. Deleting one that does not exist succeeds. */
  delete(): Promise<void>;

  /**
   * The message in another language, by its tag (`nl`, `pt-BR`); `null` when there is no such message. Rejects with
   * the code `FEATURE_OFF` where the server has no translation service, and with `TRANSLATION_FAILED` where the
   * service gives nothing.
   */
  translate(language: string): Promise<{ content: ContentBlock[]; plaintext: string } | null>;

  /**
   * The key by which the server shows what is behind the message's first link, at
   * `/v1/{appId}/public/previews/{key}`; `null` when there is no such message, or no link in it. Rejects with the code
   * `FEATURE_OFF` where the app shows no link previews. The server reads the page, so its site learns nothing of the
   * reader. An addition of Chinwag.
   */
  previewKey(): Promise<string | null>;
}

/** A message at one moment. Frozen; the same object as long as nothing changes. */
export interface MessageSnapshot {
  /** The message's id. */
  readonly id: string;
  /** `"UserMessage"` has a sender, `"SystemMessage"` has none. */
  readonly type: "UserMessage" | "SystemMessage";
  /** What it says, block by block, top to bottom. */
  readonly content: ContentBlock[];
  /** What it says, without formatting or attachments. */
  readonly plaintext: string;
  /** When it was sent, in Unix milliseconds. */
  readonly createdAt: number;
  /** When it was last edited, in Unix milliseconds. */
  readonly editedAt: number | null;
  /** What the app stores with it; `{}` when nothing. */
  readonly custom: Record<string, string>;
  /** Which way it came in. */
  readonly origin: "web" | "rest" | "import" | "email";
  /** How often it was reacted to with which emoji, in the order of first use. */
  readonly reactions: ReactionsSummarySnapshot[];
  /** The message it replies to. */
  readonly referencedMessage: ReferencedMessageSnapshot | null;
  /** Who sent it, with present attributes; `null` for system messages. */
  readonly sender: UserSnapshot | null;
}

/** A message that another one replies to. Its own reference is only told by id. */
export interface ReferencedMessageSnapshot {
  /** The message's id. */
  readonly id: string;
  /** System messages cannot be replied to. */
  readonly type: "UserMessage";
  /** What it says, block by block, top to bottom. */
  readonly content: ContentBlock[];
  /** What it says, without formatting or attachments. */
  readonly plaintext: string;
  /** When it was sent, in Unix milliseconds. */
  readonly createdAt: number;
  /** When it was last edited, in Unix milliseconds. */
  readonly editedAt: number | null;
  /** What the app stores with it; `{}` when nothing. */
  readonly custom: Record<string, string>;
  /** Which way it came in. */
  readonly origin: "web" | "rest" | "import" | "email";
  /** How often it was reacted to with which emoji, in the order of first use. */
  readonly reactions: ReactionsSummarySnapshot[];
  /** The id of the message that this one replies to. */
  readonly referencedMessageId: string | null;
  /** Who sent it, with present attributes. */
  readonly sender: UserSnapshot;
}

/** Text to send, parsed like what people type. */
export interface SendTextMessageParams {
  /** What to say. */
  text: string;
  /** What the app stores with the message. */
  custom?: Record<string, string>;
  /** The message to reply to, by id or ref. */
  referencedMessage?: string | MessageRef;
}

/** Content to send as it is. */
export interface SendMessageParams {
  /** Exactly one block. */
  content: [SendContentBlock];
  /** What the app stores with the message. */
  custom?: Record<string, string>;
  /** The message to reply to, by id or ref. */
  referencedMessage?: string | MessageRef;
}

/** New text for a message. Absent keeps the stored value, `null` resets it. */
export interface EditTextMessageParams {
  /** What to say instead. */
  text?: string;
  /** Patched key by key; a key set to `null` is removed. */
  custom?: Record<string, string | null> | null;
}

/** New content for a message. Absent keeps the stored value, `null` resets it. */
export interface EditMessageParams {
  /** Replaces the whole content. */
  content?: [SendContentBlock];
  /** Patched key by key; a key set to `null` is removed. */
  custom?: Record<string, string | null> | null;
}

/** A live subscription to the messages of a conversation since a point in time, newest first. */
export interface MessageSubscription {
  /** What the subscription knows now. */
  state: PendingState | MessageActiveState | UnsubscribedState | ErrorState;
  /** Resolves when the first data is there; rejects when the subscription ends before. */
  readonly connected: Promise<MessageActiveState>;
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  /** Reaches further back, by 1 to 100 messages, 30 by default. Parallel calls load one page. */
  loadMore: (count?: number) => Promise<void>;
  /** Ends the subscription and its callbacks at once. A second call does nothing. */
  unsubscribe(): void;
}

/** The subscription is up to date. */
export interface MessageActiveState {
  readonly type: "active";
  /** Newest first; `null` when one is not in the conversation, or it does not exist. */
  readonly latestSnapshot: MessageSnapshot[] | null;
  /** Whether these are all messages of the conversation. */
  readonly loadedAll: boolean;
}
