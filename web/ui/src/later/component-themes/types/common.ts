import type {
  ConversationSnapshot,
  EditMessageParams,
  EditTextMessageParams,
  ParticipantSnapshot,
  SendMessageParams,
  SendTextMessageParams,
  TalkSession,
  UserSnapshot,
} from "@chinwag/core";
import type { Theme } from "@chinwag/ui/theming/theme";
import type { ThemeTranslation } from "@chinwag/ui/theming/translation";

/** What a component gives: what `html` gave, a text, or nothing. */
export type ThemeNode = object | string | number | boolean | null | undefined;

/** A component of a theme: from its props it makes what is to be seen. It may use hooks. */
export type ThemeComponent<Props> = (props: Props) => ThemeNode;

/** What the reader may do, as their role has it. */
export interface ThemePermissions {
  /** Whether they are told who is typing, and others are told of them. */
  readonly showTypingIndicator: boolean;
  /** Whether they may send files. */
  readonly canShareFile: boolean;
  /** Whether they may send where they are. */
  readonly canShareLocation: boolean;
  /** Whether they may mention others. */
  readonly canMention: boolean;
  /** Whether they may search. */
  readonly canSearch: boolean;
  /** Whether they are told who is online. */
  readonly showOnlineStatus: boolean;
  /** Whether they may send their voice. */
  readonly canSendVoiceMessage: boolean;
  /** Whether they may leave conversations. */
  readonly canLeaveConversation: boolean;
  /** Whether they may mark conversations as unread. */
  readonly canMarkConversationAsUnread: boolean;
}

/** What the reader may do with a message. */
export interface MessagePermissions {
  /** Whether they may delete it. */
  readonly canDeleteMessage: boolean;
  /** Whether they may reply to it. */
  readonly canReplyToMessage: boolean;
  /** Whether they may edit it. */
  readonly canEditMessage: boolean;
  /** Whether they may react to it. */
  readonly canAddReaction: boolean;
}

/** What components do in the chat that they are in. */
export interface ThemeChatbox {
  /** Deletes a message. */
  deleteMessage(messageId: string): Promise<void>;
  /** Edits a message. */
  editMessage(messageId: string, params: string | EditTextMessageParams | EditMessageParams): Promise<void>;
  /** Sends a message. */
  sendMessage(params: string | SendTextMessageParams | SendMessageParams): Promise<void>;
  /** Has the message field edit a message; `null` for none. */
  setEditing(messageId: string | null): void;
  /** Has the message field reply to a message; `null` for none. */
  setReferencedMessage(messageId: string | null): void;
  /** Adds a reaction of the reader to a message, or takes it back. */
  toggleReaction(messageId: string, reaction: string | { readonly emoji: string }): Promise<void>;
  /** What the message field says. */
  getMessageFieldText(): string;
  /** Puts a text into the message field. */
  setMessageFieldText(text: string): void;
  /** Puts the focus into the message field. */
  focusMessageField(): void;
  /** Goes to a message. */
  focusMessage(messageId: string): void;
  /** Opens the search in the messages, or closes it. */
  toggleSearchBox(): void;
  /** Marks words in the messages. */
  setHighlightedStrings(words: readonly string[]): void;
  /** Goes to the message before that has one of the words. */
  jumpToPreviousHighlight(): Promise<void>;
  /** Goes to the message after that has one of the words. */
  jumpToNextHighlight(): Promise<void>;
}

/** What components do in the list of conversations. */
export interface ThemeConversationList {
  /** Shows a conversation, and a message in it. */
  selectConversation(conversationId: string, messageId?: string): void;
}

/** What the reader looks at it with. */
export interface ThemeDevice {
  /** Whether it is worked by touching. */
  readonly isMobile: boolean;
  /** Whether emoji can be picked in it. */
  readonly supportsEmojiPicker: boolean;
}

/** Who is typing. */
export interface ThemeTyping {
  /** Those who are; nobody when there are many. */
  readonly users: readonly UserSnapshot[];
  /** Whether there are more than could be named. */
  readonly many: boolean;
}

/** How far a search in the messages is. */
export type ChatSearchState = "initial" | "searching" | "hasResults" | "noResults" | "noMoreResults";

/** What every component is given as `common`. */
export interface ThemeCommon {
  /** Who looks at it. */
  readonly currentUser: UserSnapshot;
  /** The same. */
  readonly me: UserSnapshot;
  /** The data API of the session. */
  readonly session: TalkSession;
  /** All components, those of the page in place of ours. */
  readonly theme: Theme;
  /** What the page gave as `themeCustom`. */
  readonly themeCustom: Readonly<Record<string, unknown>>;
  /** The texts of the interface, in the language that is spoken. */
  readonly t: ThemeTranslation;
  /** What the reader may do. */
  readonly permissions: ThemePermissions;
  /** What the reader looks at it with. */
  readonly device: ThemeDevice;
  /** The conversation that is open; `null` while there is none. In a list, `conversation` of the props is another. */
  readonly conversation: ConversationSnapshot | null;
  /** Who takes part in it, newest first. */
  readonly participants: readonly ParticipantSnapshot[];
  /** Who is typing in it. */
  readonly typing: ThemeTyping;
  /** How far the search in its messages is. */
  readonly chatSearchState: ChatSearchState;
  /** What can be done in the chat. */
  readonly chatbox: ThemeChatbox;
  /** What can be done in the list of conversations. */
  readonly conversationList: ThemeConversationList;
}
