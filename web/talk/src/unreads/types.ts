import type { Subscription } from "@chinwag/core";
import type { ConversationData } from "../conversations/types.ts";
import type { Message } from "../messages/types.ts";

/** What is unread, in all conversations that the current user takes part in. */
export interface Unreads {
  /**
   * Calls a function with what is unread as soon as that is known, with an empty list when nothing is, and again
   * whenever it changes. Latest activity comes first.
   */
  onChange(handler: (unreadConversations: UnreadConversation[]) => void): Subscription;
  /** @deprecated Use `onChange`. */
  on(eventType: "change", handler: (unreadConversations: UnreadConversation[]) => void): void;
  /** @deprecated Call `unsubscribe` on what `onChange` gives. */
  off(eventType: "change", handler: (unreadConversations: UnreadConversation[]) => void): void;
}

/** A conversation in which something is unread. */
export interface UnreadConversation {
  /** The conversation: the same as `lastMessage.conversation`. */
  conversation: ConversationData;
  /** Its newest message. */
  lastMessage: Message;
  /** How many messages are unread; 0 when it was only marked as unread. */
  unreadMessageCount: number;
}
