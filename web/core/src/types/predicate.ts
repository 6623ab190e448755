/** Which conversations are meant; `{}` for all. */
export type ConversationPredicate = SimpleConversationPredicate | CompoundConversationPredicate;

/** Conversations that match any of several predicates. */
export type CompoundConversationPredicate = ["any", SimpleConversationPredicate[]];

/** What one may do in a conversation: read and write, only read, or nothing any more. */
export type ConversationAccessLevel = "ReadWrite" | "Read" | "None";

/** Conversations that match in everything given. */
export interface SimpleConversationPredicate {
  /** One's own access. */
  access?: FieldPredicate<ConversationAccessLevel>;
  /** The custom values of the conversation, by key. */
  custom?: { [key: string]: CustomFieldPredicate };
  /** Whether it has unread messages, or was marked as unread by hand. */
  isUnread?: boolean;
  /** @deprecated Use `isUnread`, which is the same. */
  hasUnreadMessages?: boolean;
  /** Its subject; `null` when it has none. */
  subject?: FieldPredicate<string | null>;
  /** When its last message was sent, in Unix milliseconds. */
  lastMessageTs?: NumberPredicate;
  /** When it was created, in Unix milliseconds. */
  createdAt?: NumberPredicate;
}

/** Which messages are shown; `{}` for all. */
export type MessagePredicate = SimpleMessagePredicate | CompoundMessagePredicate;

/** Messages that match any of several predicates. */
export type CompoundMessagePredicate = ["any", SimpleMessagePredicate[]];

/** Messages that match in everything given. */
export interface SimpleMessagePredicate {
  /** Who sent it. System messages have no sender, and match. */
  sender?: SenderPredicate;
  /** Whether a user sent it. */
  type?: FieldPredicate<"UserMessage" | "SystemMessage">;
  /** Which way it came in. */
  origin?: FieldPredicate<"web" | "rest" | "import" | "email">;
  /** The custom values of the message, by key. */
  custom?: { [key: string]: CustomFieldPredicate };
  /** When it was sent, in Unix milliseconds. */
  createdAt?: NumberPredicate;
}

/** Senders that match in everything given. */
export interface SenderPredicate {
  /** The sender's id. */
  id?: FieldPredicate<string>;
  /** The sender's language, an IETF tag. */
  locale?: FieldPredicate<string>;
  /** The sender's role. */
  role?: FieldPredicate<string>;
  /** The custom values of the sender, by key. */
  custom?: { [key: string]: CustomFieldPredicate };
}

/** One value, or not that one; one of several, or none of them. */
export type FieldPredicate<T> = ["==" | "!=", T] | ["oneOf" | "!oneOf", T[]];

/** What a custom value is, or whether there is one at all. */
export type CustomFieldPredicate = FieldPredicate<string> | "exists" | "!exists";

/** Above or below a number, or from one (included) to another (not included). */
export type NumberPredicate = [">" | "<" | ">=" | "<=", number] | ["between" | "!between", [number, number]];
