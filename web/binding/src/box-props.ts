import type Talk from "chinwag";

/** The kinds of boxes. */
export type BoxKind = "chatbox" | "conversationList" | "inbox" | "popup";

/** The kinds with a chat in them. */
export type ChatKind = Exclude<BoxKind, "conversationList">;

/** Which conversation a box shows. */
export interface SelectionProps {
  /** A conversation's id; `null` for none. Without it: the one with the latest activity. */
  conversationId?: string | null | undefined;
  /** The same as `conversationId`, as an Inbox is told it. */
  selectedConversationId?: string | null | undefined;
  /** Describes a conversation, which is stored: in place of `conversationId`. */
  syncConversation?:
    | Talk.ConversationBuilder
    | ((session: Talk.Session) => Talk.ConversationBuilder)
    | undefined;
  /** Whether one looks at it as a guest, who does not take part. */
  asGuest?: boolean | undefined;
  /** A message that is to be gone to. */
  focusedMessageId?: string | null | undefined;
}

/** What can be heard of everything that is shown. */
export interface ReaderEvents {
  /** The reader turned to the box. */
  onFocus?: (() => void) | undefined;
  /** The reader turned from the box to something else. */
  onBlur?: (() => void) | undefined;
  /** A key was released in the box, where `captureKeyboardEvents` is on. */
  onKeyup?: ((event: Talk.KeyEvent) => void) | undefined;
  /** A key was pressed in the box, where `captureKeyboardEvents` is on. */
  onKeydown?: ((event: Talk.KeyEvent) => void) | undefined;
}

/** What can be heard of every box with a chat. */
export interface BoxEvents extends ReaderEvents {
  /** A message that was written in the box is about to be sent. */
  onSendMessage?: ((event: Talk.SendMessageEvent) => void) | undefined;
  /** The reader uses an action of a message. */
  onCustomMessageAction?: ((event: Talk.MessageActionEvent) => void) | undefined;
  /** The same as `onCustomMessageAction`. */
  onMessageAction?: ((event: Talk.MessageActionEvent) => void) | undefined;
  /** The reader uses an action of a conversation. */
  onCustomConversationAction?: ((event: Talk.ConversationActionEvent) => void) | undefined;
  /** The reader wants to leave a conversation. */
  onLeaveConversation?: ((event: Talk.LeaveConversationEvent) => void) | undefined;
  /** The reader wants to mark a conversation as unread. */
  onMarkConversationAsUnread?: ((event: Talk.MarkConversationAsUnreadEvent) => void) | undefined;
  /** The reader wants to delete a message. */
  onDeleteMessage?: ((event: Talk.DeleteMessageEvent) => void) | undefined;
  /** The reader wants to go to the message that another one replies to. */
  onFocusMessage?: ((event: Talk.FocusMessageEvent) => void) | undefined;
  /** The reader turned the translation of a conversation on or off. */
  onTranslationToggled?: ((event: Talk.TranslationToggledEvent) => void) | undefined;
}

/** What can be heard of a list of conversations. */
export interface ListEvents {
  /** The reader picks a conversation. Not called for one that the page selects. */
  onSelectConversation?: ((event: Talk.SelectConversationEvent) => void) | undefined;
  /** The reader turned notifications on or off. */
  onDesktopNotificationToggled?: ((event: Talk.DesktopNotificationToggledEvent) => void) | undefined;
}

/** What can be heard of an Inbox besides. */
export interface InboxEvents extends ListEvents {
  /** The reader wants to go back from the chat to the list. */
  onBackButtonClick?: ((event: Talk.BackButtonClickEvent) => void) | undefined;
  /** Another conversation is shown, whoever selected it, or none. */
  onConversationSelected?: ((event: Talk.ConversationSelectedEvent) => void) | undefined;
}

/** What can be heard of a Popup besides. */
export interface PopupEvents {
  /** The reader opened it. */
  onOpen?: (() => void) | undefined;
  /** The reader closed it. */
  onClose?: (() => void) | undefined;
}

interface ThemeName {
  /**
   * How the box looks: the name of a theme, or components of your own in place of ours by their names, or a function that
   * makes such components of what they are made of.
   */
  theme?: string | Talk.ThemeOptions | Partial<Talk.Theme> | Talk.ThemeMaker | undefined;
  /** Variables of the theme: the same as `theme.custom`. */
  themeCustom?: { [key: string]: Talk.JsonSerializable } | undefined;
}

interface FilterName {
  /** The same as `feedFilter`. */
  conversationFilter?: Talk.ConversationPredicate | undefined;
}

/** Names that options have in the manner of components which know no `Talk` object. */
export interface PlainNames extends ThemeName {
  /** The same as `messageField.enterSendsMessage`. */
  enterSendsMessage?: boolean | undefined;
  /** The same as `showChatHeader`. */
  chatHeaderVisible?: boolean | undefined;
  /** The same as `messageField.visible`. */
  messageFieldVisible?: boolean | Talk.ConversationPredicate | undefined;
  /** The same as `messageField.spellcheck`. */
  messageFieldSpellcheck?: boolean | undefined;
  /** The same as `messageField.placeholder`. */
  messageFieldPlaceholder?: string | undefined;
}

type Optional<Options> = { [Name in Exclude<keyof Options, "theme">]?: Options[Name] | undefined };

/** What a component of a kind is given besides. */
export interface PropsOf {
  chatbox: Optional<Talk.ChatboxOptions>;
  inbox: Optional<Omit<Talk.InboxOptions, "selected">> & InboxEvents & FilterName;
  popup: Optional<Talk.PopupOptions> &
    PopupEvents & {
      /** Whether it is open. What the reader does afterwards stays, until this changes. */
      show?: boolean | undefined;
    };
}

/** Everything that a component for a list of conversations by itself is given, and which one it marks. */
export type ListProps = Optional<Talk.ConversationListOptions> &
  ThemeName &
  FilterName &
  Pick<SelectionProps, "conversationId" | "selectedConversationId"> &
  ListEvents &
  ReaderEvents;

/** The same for a box with a chat: its options and events, and which conversation it shows. */
export type ChatProps<Kind extends ChatKind = ChatKind> = PropsOf[Kind] &
  PlainNames &
  SelectionProps &
  BoxEvents & {
    /** Words that are marked in messages. */
    highlightedWords?: string[] | undefined;
  };

/** Everything that a component of a kind is given. */
export type BoxProps<Kind extends BoxKind = ChatKind> = Kind extends ChatKind ? ChatProps<Kind> : ListProps;
