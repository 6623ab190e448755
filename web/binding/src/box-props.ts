import type Talk from "chinwag";

/** The kinds of boxes. */
export type BoxKind = "chatbox" | "inbox" | "popup";

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

/** What can be heard of every box. */
export interface BoxEvents {
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
  /** The reader turned the translation of a conversation on or off. */
  onTranslationToggled?: ((event: Talk.TranslationToggledEvent) => void) | undefined;
  /** The reader turned to the box. */
  onFocus?: (() => void) | undefined;
  /** The reader turned from the box to something else. */
  onBlur?: (() => void) | undefined;
  /** A key was released in the box, where `captureKeyboardEvents` is on. */
  onKeyup?: ((event: Talk.KeyEvent) => void) | undefined;
  /** A key was pressed in the box, where `captureKeyboardEvents` is on. */
  onKeydown?: ((event: Talk.KeyEvent) => void) | undefined;
}

/** What can be heard of an Inbox besides. */
export interface InboxEvents {
  /** The reader picks a conversation. Not called for one that the page selects. */
  onSelectConversation?: ((event: Talk.SelectConversationEvent) => void) | undefined;
  /** Another conversation is shown, whoever selected it, or none. */
  onConversationSelected?: ((event: Talk.ConversationSelectedEvent) => void) | undefined;
  /** The reader turned notifications on or off. */
  onDesktopNotificationToggled?: ((event: Talk.DesktopNotificationToggledEvent) => void) | undefined;
}

/** What can be heard of a Popup besides. */
export interface PopupEvents {
  /** The reader opened it. */
  onOpen?: (() => void) | undefined;
  /** The reader closed it. */
  onClose?: (() => void) | undefined;
}

/** Names that options have in the manner of components which know no `Talk` object. */
export interface PlainNames {
  /**
   * How the box looks: the name of a theme, or components of your own in place of ours by their names, or a function that
   * makes such components of what they are made of.
   */
  theme?: string | Talk.ThemeOptions | Partial<Talk.Theme> | Talk.ThemeMaker | undefined;
  /** Variables of the theme: the same as `theme.custom`. */
  themeCustom?: { [key: string]: Talk.JsonSerializable } | undefined;
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
  inbox: Optional<Omit<Talk.InboxOptions, "selected">> &
    InboxEvents & {
      /** The same as `feedFilter`. */
      conversationFilter?: Talk.ConversationPredicate | undefined;
    };
  popup: Optional<Talk.PopupOptions> &
    PopupEvents & {
      /** Whether it is open. What the reader does afterwards stays, until this changes. */
      show?: boolean | undefined;
    };
}

/** Everything that a component for a box is given: the box's options and events, and which conversation it shows. */
export type BoxProps<Kind extends BoxKind = BoxKind> = PropsOf[Kind] &
  PlainNames &
  SelectionProps &
  BoxEvents & {
    /** Words that are marked in messages. */
    highlightedWords?: string[] | undefined;
  };
