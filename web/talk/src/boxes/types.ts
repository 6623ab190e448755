import type { ConversationPredicate, MessagePredicate, Subscription, UserSnapshot } from "@chinwag/core";
import type { ConversationData, CustomData } from "../conversations/types.ts";
import type { Attachment, Message } from "../messages/types.ts";
import type { SelectableConversation } from "./options.ts";

/** The message field of a box. Before the box is shown, what is asked of it waits; with access to read only, it is lost. */
export interface MessageField {
  /** Puts the focus into the field. */
  focus(): void;
  /** Puts a text in place of what the field says. */
  setText(text: string): void;
  /** Puts a text where the caret is. */
  typeText(text: string): void;
  /** What the field says. */
  getText(): Promise<string>;
  /** Shows the field, or hides it, or shows it in the conversations that match. */
  setVisible(visible: boolean | ConversationPredicate): void;
}

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

/** What all boxes have. */
export interface UIBox {
  /** False after `destroy`, of the box or of its session, and when its element was taken out of the page. */
  readonly isAlive: boolean;
  /** The conversation on screen; `null` while there is none. */
  readonly currentConversation: ConversationData | null;
  /** The message field. */
  readonly messageField: MessageField;
  /** Shows a conversation, now or when the box is mounted. Resolves once it is shown. */
  select(conversation: SelectableConversation): Promise<void>;
  /** Chooses which messages are shown, at once; `{}` for all. */
  setMessageFilter(filter: MessagePredicate): void;
  /** Calls a function before a message that was written in the box is sent. It may change the message, or keep it back. */
  onSendMessage(handler: (event: SendMessageEvent) => void): Subscription;
  /** Calls a function when the reader uses an action of this name in a message: an entry of its menu, a link, a button. */
  onCustomMessageAction(action: string, handler: (event: MessageActionEvent) => void): Subscription;
  /** Calls a function when the reader uses any action in a message. */
  onCustomMessageAction(handler: (event: MessageActionEvent) => void): Subscription;
  /** Calls a function when the reader turns to the box, with a click, a tap or the focus. */
  onFocus(handler: () => void): Subscription;
  /** Calls a function when the reader turns from the box to something else. */
  onBlur(handler: () => void): Subscription;
  /** Calls a function for every key that is released in the box, where `captureKeyboardEvents` is on. */
  onKeyup(handler: (event: KeyEvent) => void): Subscription;
  /** The same for every key that is pressed. */
  onKeydown(handler: (event: KeyEvent) => void): Subscription;
  /** @deprecated Use `onFocus` or `onBlur`. */
  on(eventType: "focus" | "blur", handler: () => void): void;
  /** @deprecated Use `onSendMessage`. */
  on(eventType: "sendMessage", handler: (event: SendMessageEvent) => void): void;
  /** @deprecated Use `onKeyup`. */
  on(eventType: "keyup", handler: (event: KeyEvent) => void): void;
  /** @deprecated Call `unsubscribe` on what `onFocus` or `onBlur` gives. */
  off(eventType: "focus" | "blur", handler: () => void): void;
  /** @deprecated Call `unsubscribe` on what `onSendMessage` gives. */
  off(eventType: "sendMessage", handler: (event: SendMessageEvent) => void): void;
  /** @deprecated Call `unsubscribe` on what `onKeyup` gives. */
  off(eventType: "keyup", handler: (event: KeyEvent) => void): void;
  /** Takes the box out of the page, for good. */
  destroy(): void;
}

/** One conversation, which only the page changes. */
export interface Chatbox extends UIBox {
  /** Fills a container, in place of what is in it. Resolves when the box is shown. */
  mount(container: HTMLElement | null): Promise<void>;
}

/** The conversations of the current user, and the one that is open. */
export interface Inbox extends UIBox {
  /** Fills a container, in place of what is in it. Resolves when the box is shown. */
  mount(container: HTMLElement | null): Promise<void>;
  /** Chooses which conversations the list shows, at once; `{}` for all. The one that is open stays open. */
  setFeedFilter(filter: ConversationPredicate): void;
}

/** One conversation in a panel that a round button opens and closes. */
export interface Popup extends UIBox {
  /** Puts the button into the page, and with `show` the open panel. */
  mount(options?: { show?: boolean }): Promise<void>;
  /** Opens the panel. Nothing happens before `mount`. */
  show(): void;
  /** Closes the panel. */
  hide(): void;
  /** Called when the reader, not the page, opens the panel. */
  onOpen(handler: () => void): Subscription;
  /** Called when the reader, not the page, closes the panel. */
  onClose(handler: () => void): Subscription;
  /** @deprecated Use `onOpen` or `onClose`. */
  on(eventType: "open" | "close" | "focus" | "blur", handler: () => void): void;
  /** @deprecated Use `onSendMessage`. */
  on(eventType: "sendMessage", handler: (event: SendMessageEvent) => void): void;
  /** @deprecated Use `onKeyup`. */
  on(eventType: "keyup", handler: (event: KeyEvent) => void): void;
  /** @deprecated Call `unsubscribe` on what `onOpen` or `onClose` gives. */
  off(eventType: "open" | "close" | "focus" | "blur", handler: () => void): void;
  /** @deprecated Call `unsubscribe` on what `onSendMessage` gives. */
  off(eventType: "sendMessage", handler: (event: SendMessageEvent) => void): void;
  /** @deprecated Call `unsubscribe` on what `onKeyup` gives. */
  off(eventType: "keyup", handler: (event: KeyEvent) => void): void;
}
