import type { ConversationPredicate, ConversationRef, MessagePredicate } from "@chinwag/core";
import type { Theme, ThemeKit } from "@chinwag/ui/theming";
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
  /**
   * Components of your own in place of ours, by their names; or a function that makes them of what they are made of. One
   * that fails is told in the console, and ours is shown in its place.
   */
  components?: Partial<Theme> | ThemeMaker;
}

/** Makes components of what they are made of: for pages that load the script, and have nothing to import. */
export type ThemeMaker = (kit: ThemeKit) => Partial<Theme>;

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
  /**
   * Whether the field takes the focus when a conversation is selected. `"smart"`, the default: where it is in sight,
   * nothing else has the focus, and the device is not one for touching.
   */
  autofocus?: false | "smart";
}

/** What a page says of the reader of a box. What is absent stays as it is. */
export interface UserPresence {
  /** Whether they see it. Otherwise nothing in it is marked as read. `true` at first. */
  visible?: boolean;
  /** For back ends that ask: at most 50 texts by name; `null` takes one away, or all. */
  custom?: { [name: string]: string | null } | null;
}

/** Services of others that may see what is in a box. */
export interface ThirdPartyOptions {
  /** FullStory, where the page has it. */
  fullstory?: FullStoryOptions;
}

/**
 * FullStory. A box is part of the page and not a page in a frame, so the recorder of the page records it too, and
 * nothing is loaded for it.
 */
export interface FullStoryOptions {
  /** Where its script comes from. */
  host?: string;
  /** Whose account it is. */
  org: string;
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
  /** Text direction; by default that of the page, and from right to left for those who read such a language. */
  dir?: "rtl" | "ltr";
  /** The message field. */
  messageField?: MessageFieldOptions;
  /** @deprecated Call `messageField.setText`. What the message field says at first. */
  messageSuggestion?: string;
  /** Which messages are shown; all by default. The list of an Inbox shows of a conversation whichever was last. */
  messageFilter?: MessagePredicate;
  /** What is said of the reader at first. */
  presence?: UserPresence;
  /** `true` by default. */
  showChatHeader?: boolean;
  /**
   * Whether the head of the chat has a switch for translation; `"auto"`: where people speak different languages. `false`
   * by default. The server must have been given a service that translates.
   */
  showTranslationToggle?: boolean | "auto";
  /**
   * The name of a theme: `"light"`, `"dark"`, `"auto"`, one that ships (`"bubbles"`, `"team"`, `"contrast"`), or one that the
   * app keeps on its server; or a name with what the theme is given. That of the user's role, or of the app, by default.
   */
  theme?: string | ThemeOptions;
  /**
   * Which conversations are translated for their reader: all, none, those where people speak different languages
   * (`"auto"`), or some. None by default.
   */
  translateConversations?: boolean | "auto" | string[] | ConversationBuilder[];
  /** Services of others that may see what is in the box. */
  thirdparties?: ThirdPartyOptions;
  /** @deprecated What stands in the head of the chat. */
  chatTitleMode?: "subject" | "participants";
  /** @deprecated What stands below it; `null` for nothing. `"subject"` by default. */
  chatSubtitleMode?: "subject" | "participants" | null;
}

/** What can be set about a list of conversations by itself. TalkJS has it in its components only. */
export interface ConversationListOptions {
  /** Whether `onKeyup` and `onKeydown` are told of keys. `false` by default. */
  captureKeyboardEvents?: boolean;
  /** Text direction; by default that of the page, and from right to left for those who read such a language. */
  dir?: "rtl" | "ltr";
  /** Which conversations the list shows; all by default. */
  feedFilter?: ConversationPredicate;
  /** Whether the list has a head, with the search and the switch for notifications. `true` by default. */
  showFeedHeader?: boolean;
  /**
   * Whether the list says who is writing in a conversation that can be seen in it, in place of what was said last.
   * `false` by default. TalkJS has no such option.
   */
  showTypingInFeed?: boolean;
  /** The name of a theme, or a name with what the theme is given, as boxes take it. */
  theme?: string | ThemeOptions;
}

/** What can be set about an Inbox. */
export interface InboxOptions extends ChatboxOptions {
  /** Which conversations the list shows; all by default. */
  feedFilter?: ConversationPredicate;
  /** Whether the list has a head, with the switch for notifications. `true` by default. */
  showFeedHeader?: boolean;
  /**
   * Whether the list says who is writing in a conversation that can be seen in it, in place of what was said last.
   * `false` by default. TalkJS has no such option.
   */
  showTypingInFeed?: boolean;
  /** Whether the browser's way back leads to the conversation that was open before. `true` by default. */
  useBrowserHistory?: boolean;
  /**
   * @deprecated What stands in the list for a conversation. `"auto"`, the default: the subject of a group that has one,
   * or else the participants.
   */
  feedConversationTitleMode?: "participants" | "subject" | "auto";
  /** @deprecated Call `select`. */
  selected?: SelectableConversation;
  /**
   * Narrower than this, in pixels, the box shows the list or the chat; 640 by default. TalkJS has it in its components
   * only.
   */
  mobileBreakPoint?: number;
  /** Whether a chat that fills the box has a button back to the list. `true` by default. */
  showMobileBackButton?: boolean;
}

/** What can be set about a Popup. */
export interface PopupOptions extends ChatboxOptions {
  /** Whether it is open again on the site's next page, when it was on this one. `false` by default. */
  keepOpen?: boolean;
  /** The round button. `"always"` by default. */
  launcher?: "close-only" | "always" | "never";
  /** The cross in the header. `"auto"`, which is on phones only, by default. */
  showCloseInHeader?: boolean | "auto";
}
