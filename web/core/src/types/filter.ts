/** Which conversations are meant: those that match, or with `["any", …]` those that match one of several. */
export type ConversationFilter = SimpleConversationFilter | CompoundFilter<SimpleConversationFilter>;

/** At least one of these matches. */
export type CompoundFilter<T> = ["any", T[]];

/** Conversations that match in everything given. */
export interface SimpleConversationFilter {
  /** One's own access. */
  access?: StringFilter<"ReadWrite" | "Read">;
  /** What the app stores with it. */
  custom?: CustomFilter;
  /** Whether it is unread. */
  isUnread?: boolean;
  /** Its subject; `null` when it has none. */
  subject?: StringFilter<string | null>;
  /** When its last message was sent, or without messages when one joined; in Unix milliseconds. */
  lastActivityAt?: NumberFilter;
  /** When it was created, in Unix milliseconds. */
  createdAt?: NumberFilter;
  /** Whether there is a message in it. */
  hasMessages?: boolean;
  /** When one joined, in Unix milliseconds. */
  joinedAt?: NumberFilter;
}

/** Which messages are meant. No call takes one yet. */
export type MessageFilter = SimpleMessageFilter | CompoundFilter<SimpleMessageFilter>;

/** Messages that match in everything given. */
export interface SimpleMessageFilter {
  /** The sender's id. System messages have none, and match. */
  sender?: StringFilter;
  /** Whether a user sent it. */
  type?: StringFilter<"UserMessage" | "SystemMessage">;
  /** Which way it came in. */
  origin?: StringFilter<"rest" | "import" | "email" | "web">;
  /** What the app stores with it. */
  custom?: CustomFilter;
  /** When it was sent, in Unix milliseconds. */
  createdAt?: NumberFilter;
}

/** One text or another. */
export type StringFilter<T = string> = ["==" | "!=", T] | ["oneOf" | "!oneOf", T[]];

/** Above or below a number, or from one (included) to another (not included). */
export type NumberFilter = [">" | "<" | ">=" | "<=", number] | ["between" | "!between", [number, number]];

/** By key: what its text is, or whether there is one. */
export type CustomFilter = Record<string, StringFilter | "exists" | "!exists">;
