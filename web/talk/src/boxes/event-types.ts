import type { MessageSnapshot, UserSnapshot } from "@chinwag/core";
import type { ConversationData, CustomData } from "../conversations/types.ts";
import type { Attachment, Message } from "../messages/types.ts";

/** A key that was pressed or released in a box, as in the browser's own event. */
export interface KeyEvent {
  /** Whether a field of the box has the focus. */
  isInputFocused: boolean;
  altKey: boolean;
  code: string;
  ctrlKey: boolean;
  key: string;
  location: number;
  metaKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
}

/** A message as it is about to be sent: a text, a file or a place. */
export interface SentMessage {
  /** The message's id; `undefined`, for it has none yet. */
  id: string | undefined;
  /** The conversation that it goes to. */
  conversationId: string;
  /** Users send user messages. */
  type: "UserMessage" | "SystemMessage";
  /** Who has read it: nobody yet. */
  readBy: string[];
  /** The current user. */
  senderId: string;
  /** What it says. */
  text?: string;
  /** The file, if it is one. */
  attachment?: Attachment;
  /** Latitude and longitude, if it is a place. */
  location?: [number, number];
}

/** What a page wants of a message that is about to be sent. */
export interface SendMessageOverrideParams {
  /** What it says instead. */
  text?: string;
  /** What is stored with it. */
  custom?: CustomData;
  /** Whether it is not sent. The field is empty all the same. */
  cancel?: boolean;
}

/** What a page wants of a message, or a function that gives it, within five seconds. */
export type SendMessageOverride =
  | SendMessageOverrideParams
  | (() => SendMessageOverrideParams | Promise<SendMessageOverrideParams>);

/** A message is about to be sent. */
export interface SendMessageEvent {
  /** The message. */
  message: SentMessage;
  /** The current user. */
  me: UserSnapshot;
  /** Where it goes to, with its participants. */
  conversation: ConversationData;
  /** Changes the message, or keeps it from being sent. */
  override: (params: SendMessageOverride) => void;
}

/** What an action is given: `?key=value` in the text of a message. */
export interface ActionEventParams {
  [key: string]: string;
}

/** The reader used an action of a message. */
export interface MessageActionEvent {
  /** The action's name. */
  action: string;
  /** What it is given. */
  params: ActionEventParams;
  /** The message. */
  message: Message;
}

/** The reader used an action of a conversation. */
export interface ConversationActionEvent {
  /** The action's name. */
  action: string;
  /** What it is given. */
  params: ActionEventParams;
  /** The conversation; `null` where the action belongs to none. */
  conversation: ConversationData | null;
}

/** The reader wants to delete a message. TalkJS has it in its components only. */
export interface DeleteMessageEvent {
  /** The message. */
  message: MessageSnapshot;
  /** The conversation on screen. */
  conversation: ConversationData | null;
  /** Leaves the message as it is. Counts only while the function runs. */
  preventDefault(): void;
}

/** The reader wants to go to the message that another one replies to. TalkJS has it in its components only. */
export interface FocusMessageEvent {
  /** The message's id; it may not be loaded yet. */
  messageId: string;
  /** The conversation on screen. */
  conversation: ConversationData | null;
  /** Stays where the reader is. Counts only while the function runs. */
  preventDefault(): void;
}

/** The reader wants to go back from the chat to the list. TalkJS has it in its components only. */
export interface BackButtonClickEvent {
  /** The conversation on screen. */
  conversation: ConversationData | null;
  /** Stays with the chat. Counts only while the function runs. */
  preventDefault(): void;
}

/** The reader wants to leave a conversation. */
export interface LeaveConversationEvent {
  /** The conversation. */
  conversation: ConversationData;
  /** Keeps them in it. Counts only while the function runs. */
  preventDefault(): void;
}

/** The reader wants to mark a conversation as unread. */
export interface MarkConversationAsUnreadEvent {
  /** The conversation. */
  conversation: ConversationData;
  /** Leaves it as it is. Counts only while the function runs. */
  preventDefault(): void;
}

/** The reader picked a conversation from the list of an Inbox, which does not show it yet. */
export interface SelectConversationEvent {
  /** The current user. */
  me: UserSnapshot;
  /** @deprecated Use `participants`. Those besides the current user, or the current user who is there alone. */
  others: Array<UserSnapshot>;
  /** Who takes part. */
  participants: Array<UserSnapshot>;
  /** The conversation. */
  conversation: ConversationData;
  /** The message that was found, when it was picked from what a search found. */
  messageId?: string;
  /** Leaves the Inbox as it is. Counts only while the function runs. */
  preventDefault(): void;
}

/** An Inbox shows another conversation, or none. */
export interface ConversationSelectedEvent {
  /** The current user. */
  me: UserSnapshot;
  /** @deprecated Use `participants`. Absent where there is no conversation. */
  others?: Array<UserSnapshot>;
  /** Who takes part. Absent where there is no conversation. */
  participants?: Array<UserSnapshot>;
  /** The conversation; `null` for none. */
  conversation: ConversationData | null;
}

/** The reader turned the translation of a conversation on or off. */
export interface TranslationToggledEvent {
  /** Whether it is on now. */
  isEnabled: boolean;
  /** The conversation. */
  conversation: ConversationData;
}

/** The reader turned notifications on or off. */
export interface DesktopNotificationToggledEvent {
  /** Whether they are on now. */
  isEnabled: boolean;
}

/** @deprecated The same as `KeyEvent`. */
export interface KeyupEvent extends KeyEvent {}
/** @deprecated Functions are given nothing. */
// biome-ignore lint/suspicious/noEmptyInterface: pages name it.
export interface FocusEvent {}
/** @deprecated Functions are given nothing. */
// biome-ignore lint/suspicious/noEmptyInterface: pages name it.
export interface BlurEvent {}
/** @deprecated Functions are given nothing. */
// biome-ignore lint/suspicious/noEmptyInterface: pages name it.
export interface OpenEvent {}
/** @deprecated Functions are given nothing. */
// biome-ignore lint/suspicious/noEmptyInterface: pages name it.
export interface CloseEvent {}
