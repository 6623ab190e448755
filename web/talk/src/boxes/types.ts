import type { ConversationPredicate, MessagePredicate, Subscription } from "@chinwag/core";
import type { Conversation, ConversationBuilder, ConversationData } from "../conversations/types.ts";
import type {
  BackButtonClickEvent,
  ConversationActionEvent,
  ConversationSelectedEvent,
  DeleteMessageEvent,
  DesktopNotificationToggledEvent,
  FocusMessageEvent,
  KeyEvent,
  LeaveConversationEvent,
  MarkConversationAsUnreadEvent,
  MessageActionEvent,
  SelectConversationEvent,
  SendMessageEvent,
  TranslationToggledEvent,
} from "./event-types.ts";
import type { SelectableConversation, UserPresence } from "./options.ts";

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

/** What can be said with a selection. */
export interface SelectConversationOptions {
  /**
   * Whether one looks at it as a guest, who reads and writes without taking part: nobody sees them in it, nothing is
   * unread, no notification comes, and `onMessage` tells nothing of it. A participant stays one.
   */
  asGuest?: boolean;
  /** A message that is to be gone to. */
  messageId?: string;
}

/** What a panel is made of. */
export interface HtmlPanelOptions {
  /** The page that it shows; an address relative to the page around will do. */
  url: string;
  /** In pixels; 100 by default. */
  height?: number;
  /** Whether it is seen at first. `true` by default. */
  show?: boolean;
  /** The conversation with which it is shown. Without it, it is with all. */
  conversation?: Conversation | ConversationBuilder | string;
}

/** A page in a frame above the message field. */
export interface HtmlPanel {
  /** Lets it be seen. */
  show(): void;
  /** Hides it; what is in it goes on. */
  hide(): void;
  /** Sets its height, in pixels. */
  setHeight(height: number): void;
  /** Whether it is seen now: not while it is hidden, is of another conversation, or was destroyed. */
  isVisible(): boolean;
  /** Takes it away. */
  destroy(): Promise<void>;
  /** The window in the frame. A page of the same origin can be reached through it. */
  window: Window;
  /** Resolves when the document in the frame is there. */
  DOMContentLoadedPromise: Promise<void>;
  /** Resolves when all that belongs to the document is there. */
  windowLoadedPromise: Promise<void>;
}

/** What goes through the messages that have one of the highlighted words. */
export interface HighlightControls {
  /** Goes to the one before, at first to the newest. Loads older messages as long as it takes. */
  jumpUp(): Promise<HighlightResult>;
  /** Goes to the one after. */
  jumpDown(): Promise<HighlightResult>;
}

/** What came of it. */
export interface HighlightResult {
  /** Whether there was one. */
  found: boolean;
  /** Whether there was one, and none is beyond it. */
  isLast: boolean;
}

/** What a page may do in the chat of a box in the place of its reader. TalkJS has it in its components only. */
export interface BoxControl {
  /** Has the field edit a message, as the entry of its menu does; `null` goes back to what was written before. */
  setEditing(messageId: string | null): Promise<void>;
  /** Has the field reply to a message, as the entry of its menu does; `null` to none. */
  setReferencedMessage(messageId: string | null): Promise<void>;
  /** Opens the search in the messages, or closes it; without a word of which, whichever it is not. */
  toggleSearchBox(isOpen?: boolean): void;
  /** Presses the button that leads from the chat of an Inbox back to its list, where there is one. */
  clickBackButton(): void;
}

/** What the functions for the events of older pages are given. */
interface BoxHandlers {
  sendMessage: (event: SendMessageEvent) => void;
  focus: () => void;
  blur: () => void;
  keyup: (event: KeyEvent) => void;
  translationToggled: (event: TranslationToggledEvent) => void;
}

interface InboxHandlers extends BoxHandlers {
  selectConversation: (event: SelectConversationEvent) => void;
  conversationSelected: (event: ConversationSelectedEvent) => void;
  desktopNotificationToggled: (event: DesktopNotificationToggledEvent) => void;
}

interface PopupHandlers extends BoxHandlers {
  open: () => void;
  close: () => void;
}

/** What all boxes have. */
export interface UIBox {
  /** False after `destroy`, of the box or of its session, and when its element was taken out of the page. */
  readonly isAlive: boolean;
  /** The conversation on screen; `null` while there is none. */
  readonly currentConversation: ConversationData | null;
  /** The message field. */
  readonly messageField: MessageField;
  /** Shows a conversation, now or when the box is mounted. Resolves once it is shown. */
  select(conversation: SelectableConversation, params?: SelectConversationOptions): Promise<void>;
  /** Chooses which messages are shown, at once; `{}` for all. */
  setMessageFilter(filter: MessagePredicate): void;
  /** Says whether the reader sees the box, and what back ends are told of it. What is absent stays. */
  setPresence(presence: UserPresence): void;
  /** Has a conversation translated for its reader, or not, whatever holds for the others. */
  setTranslationEnabledForConversation(conversation: string | ConversationBuilder, enabled: boolean): void;
  /** The same for all conversations of which nothing is said; `"auto"`: where people speak different languages. */
  setTranslationEnabledDefault(enabled: boolean | "auto"): void;
  /** Calls a function when the reader turns the translation of a conversation on or off. */
  onTranslationToggled(handler: (event: TranslationToggledEvent) => void): Subscription;
  /** Marks words in messages; none with `[]`. */
  setHighlightedWords(words: string[]): HighlightControls;
  /** Attaches a file, whose name must have an extension, for the reader to send or not. */
  sendFile(file: File): Promise<void>;
  /** Asks where the reader is, for them to send it or not. */
  sendLocation(): Promise<void>;
  /** Puts a page into a frame above the message field. Resolves when it is there, which is after `mount`. */
  createHtmlPanel(options: HtmlPanelOptions): Promise<HtmlPanel>;
  /** @deprecated Call `setDesktopNotificationEnabled` of the session. */
  toggleDesktopNotifications(isEnabled: boolean): void;
  /** Calls a function before a message that was written in the box is sent. It may change the message, or keep it back. */
  onSendMessage(handler: (event: SendMessageEvent) => void): Subscription;
  /** Calls a function when the reader uses an action of this name in a message: an entry of its menu, a link, a button. */
  onCustomMessageAction(action: string, handler: (event: MessageActionEvent) => void): Subscription;
  /** Calls a function when the reader uses any action in a message. */
  onCustomMessageAction(handler: (event: MessageActionEvent) => void): Subscription;
  /** Calls a function when the reader uses an action of this name in the menu of a conversation. */
  onCustomConversationAction(action: string, handler: (event: ConversationActionEvent) => void): Subscription;
  /** Calls a function when the reader uses any action of a conversation. */
  onCustomConversationAction(handler: (event: ConversationActionEvent) => void): Subscription;
  /** Calls a function before the reader leaves a conversation by its menu. It may keep them in it. */
  onLeaveConversation(handler: (event: LeaveConversationEvent) => void): Subscription;
  /** Calls a function before the reader marks a conversation as unread by its menu. It may keep that from happening. */
  onMarkConversationAsUnread(handler: (event: MarkConversationAsUnreadEvent) => void): Subscription;
  /** Calls a function before the reader deletes a message. It may keep that from happening. Not of TalkJS's boxes. */
  onDeleteMessage(handler: (event: DeleteMessageEvent) => void): Subscription;
  /** Calls a function before the reader goes to the message that one replies to; likewise. */
  onFocusMessage(handler: (event: FocusMessageEvent) => void): Subscription;
  /** Gives what a page may do in the chat in the place of its reader, once the box is shown. Not of TalkJS's boxes. */
  control(): Promise<BoxControl>;
  /** Calls a function when the reader turns to the box, with a click, a tap or the focus. */
  onFocus(handler: () => void): Subscription;
  /** Calls a function when the reader turns from the box to something else. */
  onBlur(handler: () => void): Subscription;
  /** Calls a function for every key that is released in the box, where `captureKeyboardEvents` is on. */
  onKeyup(handler: (event: KeyEvent) => void): Subscription;
  /** The same for every key that is pressed. */
  onKeydown(handler: (event: KeyEvent) => void): Subscription;
  /** @deprecated Use the method that is called as the event: `onSendMessage` and so on. */
  on<Name extends keyof BoxHandlers>(eventType: Name, handler: BoxHandlers[Name]): void;
  /** @deprecated Call `unsubscribe` on what `onSendMessage` and the others give. */
  off<Name extends keyof BoxHandlers>(eventType: Name, handler: BoxHandlers[Name]): void;
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
  /** Calls a function when the reader picks a conversation, before it is shown. It may keep that from happening. */
  onSelectConversation(handler: (event: SelectConversationEvent) => void): Subscription;
  /** Calls a function when another conversation is shown, or none: whoever chose it. */
  onConversationSelected(handler: (event: ConversationSelectedEvent) => void): Subscription;
  /** Calls a function before the reader goes back from the chat to the list. It may keep them there. Not of TalkJS's. */
  onBackButtonClick(handler: (event: BackButtonClickEvent) => void): Subscription;
  /** Calls a function when the reader turns notifications on or off in the list's head. */
  onDesktopNotificationToggled(handler: (event: DesktopNotificationToggledEvent) => void): Subscription;
  /** @deprecated Use the method that is called as the event: `onSelectConversation` and so on. */
  on<Name extends keyof InboxHandlers>(eventType: Name, handler: InboxHandlers[Name]): void;
  /** @deprecated Call `unsubscribe` on what `onSelectConversation` and the others give. */
  off<Name extends keyof InboxHandlers>(eventType: Name, handler: InboxHandlers[Name]): void;
}

/**
 * The conversations of the current user, without a chat: the page shows what is picked where it likes. TalkJS has it in
 * its components only.
 */
export interface ConversationList {
  /** False after `destroy`, of the list or of its session, and when its element was taken out of the page. */
  readonly isAlive: boolean;
  /** The conversation that is marked; `null` for none, `undefined` until that is known. */
  readonly selectedConversationId: string | null | undefined;
  /** Fills a container, in place of what is in it. Resolves when the list is shown. */
  mount(container: HTMLElement | null): Promise<void>;
  /**
   * Marks a conversation, now or when the list is mounted. No `onSelectConversation` follows. Before the first call it is
   * the conversation with the latest activity, which a Chatbox shows that is told nothing.
   */
  select(conversation: SelectableConversation): Promise<void>;
  /** Chooses which conversations the list shows, at once; `{}` for all. */
  setFeedFilter(filter: ConversationPredicate): void;
  /** Calls a function when the reader picks a conversation, before it is marked. It may keep that from happening. */
  onSelectConversation(handler: (event: SelectConversationEvent) => void): Subscription;
  /** Calls a function when the reader turns notifications on or off in the list's head. */
  onDesktopNotificationToggled(handler: (event: DesktopNotificationToggledEvent) => void): Subscription;
  /** Calls a function when the reader turns to the list, with a click, a tap or the focus. */
  onFocus(handler: () => void): Subscription;
  /** Calls a function when the reader turns from the list to something else. */
  onBlur(handler: () => void): Subscription;
  /** Calls a function for every key that is released in the list, where `captureKeyboardEvents` is on. */
  onKeyup(handler: (event: KeyEvent) => void): Subscription;
  /** The same for every key that is pressed. */
  onKeydown(handler: (event: KeyEvent) => void): Subscription;
  /** Takes the list out of the page, for good. */
  destroy(): void;
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
  /** @deprecated Use the method that is called as the event: `onOpen` and so on. */
  on<Name extends keyof PopupHandlers>(eventType: Name, handler: PopupHandlers[Name]): void;
  /** @deprecated Call `unsubscribe` on what `onOpen` and the others give. */
  off<Name extends keyof PopupHandlers>(eventType: Name, handler: PopupHandlers[Name]): void;
}
