import type { ConversationPredicate, ConversationRef, MessagePredicate } from "@chinwag/core";
import type { Conversation, ConversationBuilder } from "../conversations/types.ts";

/** What `select` takes: `null` for no conversation, `undefined` for the one with the latest activity. */
export type SelectableConversation =
  | string
  | ConversationRef
  | ConversationBuilder
  | Conversation
  | null
  | undefined;

/** Anything JSON can hold. */
export type JsonSerializable =
  | string
  | number
  | boolean
  | null
  | JsonSerializableObject
  | JsonSerializableArray;

/** An object of what JSON can hold. */
export interface JsonSerializableObject {
  [key: string]: JsonSerializable;
}

/** A list of what JSON can hold. */
export interface JsonSerializableArray extends Array<JsonSerializable> {}

/** How a box looks. */
export interface ThemeOptions {
  /** `"light"` or `"dark"`; by default as the reader's system has it. */
  name?: string;
  /** Strings and numbers become CSS variables of the box, `--theme-KEY`. */
  custom?: { [key: string]: JsonSerializable };
}

/** What can be set about the message field. */
export interface MessageFieldOptions {
  /** Whether there is a field, or in which conversations. `true` by default. */
  visible?: boolean | ConversationPredicate;
  /** `true` by default; otherwise Enter makes a new line. */
  enterSendsMessage?: boolean;
  /** What an empty field says. */
  placeholder?: string;
  /** `false` by default. */
  spellcheck?: boolean;
}

/** An emoji of the page's own. */
export interface CustomEmojiDefinition {
  /** A square picture, as a full URL. */
  url: string;
  /** Whether it is still shown in messages, but not offered for new ones. */
  hidden?: boolean;
}

/** What can be set about a Chatbox. */
export interface ChatboxOptions {
  /** Whether `onKeyup` and `onKeydown` are told of keys. `false` by default. */
  captureKeyboardEvents?: boolean;
  /** Emoji of the page's own, by their names, which begin and end with a colon. */
  customEmojis?: { [name: string]: CustomEmojiDefinition };
  /** Text direction; by default that of the page. */
  dir?: "rtl" | "ltr";
  /** The message field. */
  messageField?: MessageFieldOptions;
  /** @deprecated Call `messageField.setText`. What the message field says at first. */
  messageSuggestion?: string;
  /** Which messages are shown; all by default. The list of an Inbox shows of a conversation whichever was last. */
  messageFilter?: MessagePredicate;
  /** `true` by default. */
  showChatHeader?: boolean;
  /** The name of a theme, `"light"` or `"dark"`, or a theme with variables. */
  theme?: string | ThemeOptions;
}

/** What can be set about an Inbox. */
export interface InboxOptions extends ChatboxOptions {
  /** Which conversations the list shows; all by default. */
  feedFilter?: ConversationPredicate;
  /** @deprecated Call `select`. */
  selected?: SelectableConversation;
  /** Whether a chat that fills the box has a button back to the list. `true` by default. */
  showMobileBackButton?: boolean;
}

/** What can be set about a Popup. */
export interface PopupOptions extends ChatboxOptions {
  /** The round button. `"always"` by default. */
  launcher?: "close-only" | "always" | "never";
  /** The cross in the header. `"auto"`, which is on phones only, by default. */
  showCloseInHeader?: boolean | "auto";
}
