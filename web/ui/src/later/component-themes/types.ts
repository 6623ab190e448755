import type {
  AudioBlock,
  ConversationSnapshot,
  EditMessageParams,
  EditTextMessageParams,
  GenericFileBlock,
  ImageBlock,
  LocationBlock,
  MessageSnapshot,
  ParticipantSnapshot,
  ReferencedMessageSnapshot,
  SendMessageParams,
  SendTextMessageParams,
  SingleReactionSnapshot,
  TalkSession,
  TextBlock,
  UserSnapshot,
  VideoBlock,
  VoiceBlock,
} from "@chinwag/core";

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

/** The names of the texts of the interface. */
export type TranslationKey =
  | "ARIA_ADD_REACTION"
  | "ARIA_BACK"
  | "ARIA_CANCEL_RECORDING"
  | "ARIA_CANCEL_UPLOAD"
  | "ARIA_CHAT"
  | "ARIA_CONVERSATION_ACTIONS"
  | "ARIA_GO_TO_REFERENCED_MESSAGE"
  | "ARIA_LEAVE_SEARCH_MODE"
  | "ARIA_MESSAGE_ACTIONS"
  | "ARIA_MESSAGE_LIST"
  | "ARIA_NEXT_PICTURE"
  | "ARIA_PAUSE"
  | "ARIA_PLAY"
  | "ARIA_PREVIOUS_PICTURE"
  | "ARIA_REACTIONS"
  | "ARIA_SEARCH_DOWN"
  | "ARIA_SEARCH_UP"
  | "ARIA_START_RECORDING"
  | "ARIA_START_SEARCH"
  | "ARIA_STOP_RECORDING"
  | "CANCEL"
  | "CHAT_NOT_FOUND_TEXT"
  | "CHAT_NOT_FOUND_TITLE"
  | "CHAT_NO_MESSAGES"
  | "CHAT_NO_MESSAGES_GROUP"
  | "CLOSE"
  | "CONNECTION_CONNECTING"
  | "CONNECTION_ENDED"
  | "CONNECTION_OFFLINE"
  | "CONTACT_INFORMATION_HIDDEN"
  | "COPY_TEXT"
  | "DELETE_MESSAGE"
  | "DELETE_MESSAGE_CONFIRM"
  | "DESKTOP_NOTIFICATIONS"
  | "DESKTOP_NOTIFICATIONS_REFUSED"
  | "DESKTOP_NOTIFICATIONS_UNAVAILABLE"
  | "DISCARD"
  | "DOWNLOAD"
  | "EDITED_INDICATOR"
  | "EDIT_MESSAGE"
  | "EDIT_MODE_TITLE"
  | "EMOJI"
  | "EMOJI_NONE"
  | "EMOJI_RECENT"
  | "EMOJI_SEARCH"
  | "ENTRYBOX_PLACEHOLDER"
  | "ENTRYBOX_PLACEHOLDER_CHAT_READONLY"
  | "ENTRYBOX_TEXT_LIMIT"
  | "INBOX_NO_CHATS_TEXT"
  | "INBOX_NO_CHATS_TITLE"
  | "INBOX_NO_MATCHES_TEXT"
  | "INBOX_NO_MATCHES_TITLE"
  | "INBOX_NO_MESSAGES_YET"
  | "INBOX_TITLE"
  | "LEAVE_CONVERSATION"
  | "LEAVE_CONVERSATION_CONFIRM"
  | "LOADING"
  | "LOCATION"
  | "LOCATION_REFUSED"
  | "LOCATION_SEEKING"
  | "LOCATION_UNAVAILABLE"
  | "MARK_AS_UNREAD"
  | "MESSAGELIST_JUMP_TO_END"
  | "MESSAGELIST_NEW_MARKER"
  | "MESSAGE_DELIVERED"
  | "MESSAGE_FAILED"
  | "MESSAGE_READ"
  | "MESSAGE_SENDING"
  | "MESSAGE_WAITING"
  | "MICROPHONE_REFUSED"
  | "MICROPHONE_UNAVAILABLE"
  | "REPLY_MODE_LEAVE_ARIA_LABEL"
  | "REPLY_TO_MESSAGE"
  | "RETRY"
  | "SAVE"
  | "SEARCH_NO_MORE_RESULTS"
  | "SEARCH_NO_RESULTS"
  | "SEARCH_PLACEHOLDER_TEXT"
  | "SEARCH_RESULTS_CONVERSATIONS"
  | "SEARCH_RESULTS_MESSAGES"
  | "SEARCH_RESULTS_SHOW_MORE"
  | "SEARCH_SEARCHING"
  | "SELECT_CONVERSATION"
  | "SELECT_CONVERSATION_TEXT"
  | "SEND_BUTTON_TEXT"
  | "SEVERAL_PEOPLE_TYPING"
  | "TODAY"
  | "TRANSLATE_MESSAGES"
  | "UNREAD"
  | "UNTITLED_CONVERSATION"
  | "UPLOAD_ATTACHMENTS"
  | "UPLOAD_DROP_HERE"
  | "UPLOAD_SEND_FILE"
  | "UPLOAD_SHARE_LOCATION"
  | "VOICE_MESSAGE"
  | "YESTERDAY"
  | "YOU";

/** The texts of the interface: by name, and three that are made of what they are given. */
export interface ThemeTranslation extends Readonly<Record<TranslationKey, string>> {
  /** The language that is spoken, as an IETF tag. */
  readonly locale: string;
  /** How many people there are. */
  readonly NUM_PARTICIPANTS: (count: number) => string;
  /** That people are writing, by their names. */
  readonly TYPING: (names: readonly string[]) => string;
  /** How often there was a reaction. */
  readonly REACTION_COUNT: (emoji: string, count: number) => string;
}

interface Common {
  /** What all components are given. */
  readonly common: ThemeCommon;
}

interface InChat extends Common {
  /** What the reader may do. */
  readonly permissions: ThemePermissions;
}

/** What an `Avatar` is given. */
export interface AvatarProps extends Common {
  /** The address of the picture; a person without one has a picture of their initials. */
  readonly photoUrl: string;
  /** Whose it is, where it is somebody's. */
  readonly user?: Pick<UserSnapshot, "id" | "name" | "photoUrl">;
  /** For the element's class. */
  readonly className?: string;
  /** How large it is to be. */
  readonly size?: "small" | "medium" | "large";
}

/** What a `ConversationImage` is given. */
export interface ConversationImageProps extends Common {
  /** The conversation. */
  readonly conversation: Pick<ConversationSnapshot, "id" | "photoUrl" | "subject">;
  /** Who takes part in it. */
  readonly participants: readonly Pick<ParticipantSnapshot, "user">[];
  /** How large it is to be. */
  readonly size?: "medium" | "large";
}

/** What a `GroupChatImage` is given. */
export interface GroupChatImageProps extends Common {
  /** Who takes part. */
  readonly participants: readonly Pick<ParticipantSnapshot, "user">[];
  /** How large it is to be. */
  readonly size?: "medium" | "large";
}

/** What a `ReferencedMessage` and a `ReplyBar` are given. */
export interface ReferencedMessageProps extends Common {
  /** The message that is replied to. */
  readonly referencedMessage: ReferencedMessageSnapshot | MessageSnapshot;
}

/** What a `TimeAgo` is given. */
export interface TimeAgoProps extends Common {
  /** In Unix milliseconds. */
  readonly timestamp: number;
}

/** What a `MessageActionMenu` is given. */
export interface MessageActionMenuProps extends Common {
  /** The message. */
  readonly message: MessageSnapshot;
  /** What the reader may do with it. */
  readonly permissions: MessagePermissions;
}

/** What a `CompactMessageContent` is given. */
export interface CompactMessageContentProps extends Common {
  /** The message that is to be said in one line. */
  readonly message: Pick<MessageSnapshot, "content">;
}

/** What a `ChatHeader` is given. */
export interface ChatHeaderProps extends InChat {
  /** Who is online, by id, of those who take part; empty where the reader is not told. */
  readonly isUserConnected: Readonly<Record<string, boolean>>;
}

/** What a `Message` is given. */
export interface MessageProps extends Common {
  /** The message; one that is under way has its key in place of an id. */
  readonly message: MessageSnapshot;
  /** How it fares; `null` for messages of others. */
  readonly messageStatus: "waiting" | "sending" | "sent" | "everyoneRead" | null;
  /** What the reader may do with it. */
  readonly permissions: MessagePermissions;
  /** Whether it is the first of several of one person. */
  readonly isFirst: boolean;
  /** Whether it is the last of several of one person. */
  readonly isLast: boolean;
}

/** What a component does with the text that is being written. */
export interface ThemeEditor {
  /** What it says. */
  readonly text: string;
  /** Whether there is nothing to send. */
  readonly isEmpty: boolean;
  /** How many characters it has. */
  readonly characterCount: number;
  /** Whether it is too long to be sent. */
  readonly atTextLimit: boolean;
  /** Whether the emoji are open. */
  readonly showEmojiPicker: boolean;
  /** Sends it, or saves what is edited. */
  send(): void;
  /** Opens the emoji, or closes them. */
  toggleEmojiPicker(): void;
  /** Puts a text where the caret is. */
  insertText(text: string): void;
  /** Opens the window of the system for choosing files. */
  attachFile(): void;
  /** Asks the reader whether to send where they are. */
  shareLocation(): void;
  /** Begins a recording. */
  startRecording(): void;
}

/** What a `MessageField` is given. */
export interface MessageFieldProps extends InChat {
  /** The text that is being written. */
  readonly editor: ThemeEditor;
  /** The message that is replied to. */
  readonly referencedMessage: MessageSnapshot | null;
  /** The id of the message that is edited. */
  readonly editMessageId: string | null;
  /** What an empty field says. */
  readonly placeholder: string;
}

/** What an `Icon` is given. */
export interface IconProps extends Partial<Common> {
  /** Which one. */
  readonly type: string;
  /** For the element's class. */
  readonly className?: string;
}

/** What a `MessageDivider` is given. */
export interface MessageDividerProps extends Common {
  /** The beginning of a day, in Unix milliseconds; `null` for a marker of what is new. */
  readonly timestamp: number | null;
  /** Whether a day begins. */
  readonly isDayMarker: boolean;
  /** Whether what follows is new to the reader. */
  readonly isReadMarker: boolean;
}

/** What components above, below and between messages are given. */
export interface PlainProps extends Common {}

/** What a `TextBlock` is given. */
export interface TextBlockProps extends BlockProps<TextBlock> {}

/** What the component of a block of a message is given. */
export interface BlockProps<Block> extends Common {
  /** The block. */
  readonly block: Block;
  /** The message that has it; `null` where there is none. */
  readonly message: MessageSnapshot | null;
}

/** What the component of a file is given. */
export interface FileBlockProps<Block> extends BlockProps<Block> {
  /** From where it can be fetched. */
  readonly downloadUrl: string;
}

/** A voice that is being recorded, or was. */
export interface ThemeVoiceRecorder {
  /** How long it is, in seconds. */
  readonly duration: number;
  /** How loud it was, from 0 to 1, the latest last. */
  readonly levels: readonly number[];
  /** Where the recording is, once it has ended. */
  readonly recordingUrl: string | null;
  /** How far its upload is. */
  readonly uploadState: "none" | "pending" | "done" | "failed";
  /** Ends the recording. */
  stop(): void;
  /** Gives it up. */
  cancel(): void;
  /** Sends what was recorded. */
  send(): void;
}

/** What a `VoiceRecorder` and a `RecordingPreview` are given. */
export interface VoiceRecorderProps extends Common {
  /** The recording. */
  readonly voiceRecorder: ThemeVoiceRecorder;
}

/** What a `ConversationListItem` is given. */
export interface ConversationListItemProps extends Common {
  /** The conversation. */
  readonly conversation: ConversationSnapshot;
  /** Who takes part in it. */
  readonly participants: readonly ParticipantSnapshot[];
  /** Whether it is open. */
  readonly isSelected: boolean;
}

/** What a `GlobalSearchResultItem` is given. */
export interface GlobalSearchResultItemProps extends Common {
  /** The conversation that was found, or in which a message was. */
  readonly conversation: ConversationSnapshot;
  /** The message that was found. */
  readonly message: MessageSnapshot | null;
  /** What is searched for. */
  readonly query: string;
  /** Whether it is open. */
  readonly isSelected: boolean;
}

/** What a `GlobalSearchBox` is given. */
export interface GlobalSearchBoxProps extends Common {
  /** What is searched for. */
  readonly query: string;
  /** Searches for something else. */
  setQuery(query: string): void;
  /** Ends the search. */
  cancel(): void;
}

/** What a `GlobalSearchResultHeader` is given. */
export interface GlobalSearchResultHeaderProps extends Common {
  /** What stands below it. */
  readonly type: "conversations" | "messages";
  /** Whether there is more to be found. */
  readonly canLoadMore: boolean;
  /** Finds more. */
  loadMore(): void;
}

/** All components of the interface that a page can have its own in the place of, by name. */
export interface Theme {
  /** A person's face. */
  Avatar: ThemeComponent<AvatarProps>;
  /** The picture of a conversation. */
  ConversationImage: ThemeComponent<ConversationImageProps>;
  /** The picture of a conversation of three or more that has none. */
  GroupChatImage: ThemeComponent<GroupChatImageProps>;
  /** In a message: what it replies to. */
  ReferencedMessage: ThemeComponent<ReferencedMessageProps>;
  /** Above the message field: what is replied to. */
  ReplyBar: ThemeComponent<ReferencedMessageProps>;
  /** When something was. */
  TimeAgo: ThemeComponent<TimeAgoProps>;
  /** The menu of a message. */
  MessageActionMenu: ThemeComponent<MessageActionMenuProps>;
  /** What a message says, in one line. */
  CompactMessageContent: ThemeComponent<CompactMessageContentProps>;
  /** The search in the messages of a chat. */
  ChatSearchBox: ThemeComponent<PlainProps>;
  /** The head of a chat. */
  ChatHeader: ThemeComponent<ChatHeaderProps>;
  /** Below the head, above the messages, where it stays. Empty by itself. */
  MessageListHeader: ThemeComponent<PlainProps>;
  /** A message, of a person or of the system. */
  Message: ThemeComponent<MessageProps>;
  /** Where one writes. */
  MessageField: ThemeComponent<MessageFieldProps>;
  /** A small picture. */
  Icon: ThemeComponent<IconProps>;
  /** Between messages: a day, and what is new. */
  MessageDivider: ThemeComponent<MessageDividerProps>;
  /** Below the messages, above the message field, where it stays. Empty by itself. */
  MessageListFooter: ThemeComponent<PlainProps>;
  /** Before the first message, with which it moves. Empty by itself. */
  BeforeMessages: ThemeComponent<PlainProps>;
  /** After the last message, with which it moves: who is typing. */
  AfterMessages: ThemeComponent<PlainProps>;
  /** In place of a chat, while none is open. */
  NoConversationSelected: ThemeComponent<PlainProps>;
  /** Text in a message. */
  TextBlock: ThemeComponent<TextBlockProps>;
  /** A file in a message that is nothing of the following. */
  FileBlock: ThemeComponent<FileBlockProps<GenericFileBlock>>;
  /** A place in a message. */
  LocationBlock: ThemeComponent<BlockProps<LocationBlock>>;
  /** A picture in a message. */
  ImageBlock: ThemeComponent<FileBlockProps<ImageBlock>>;
  /** Sound in a message. */
  AudioBlock: ThemeComponent<FileBlockProps<AudioBlock>>;
  /** A voice in a message. */
  VoiceBlock: ThemeComponent<FileBlockProps<VoiceBlock>>;
  /** A video in a message. */
  VideoBlock: ThemeComponent<FileBlockProps<VideoBlock>>;
  /** In the message field, while a voice is recorded. */
  VoiceRecorder: ThemeComponent<VoiceRecorderProps>;
  /** In the message field, after a voice was recorded. */
  RecordingPreview: ThemeComponent<VoiceRecorderProps>;
  /** A conversation in the list of an Inbox. */
  ConversationListItem: ThemeComponent<ConversationListItemProps>;
  /** In the list of an Inbox: what was found. */
  GlobalSearchResultItem: ThemeComponent<GlobalSearchResultItemProps>;
  /** In the list of an Inbox: where one writes what to search for. */
  GlobalSearchBox: ThemeComponent<GlobalSearchBoxProps>;
  /** In the list of an Inbox: above what was found. */
  GlobalSearchResultHeader: ThemeComponent<GlobalSearchResultHeaderProps>;
}

/** Hooks, which work in components of themes as those of React do in React's. */
export interface ThemeHooks {
  /** A value that is kept, and what changes it. */
  useState<Value>(
    initial: Value | (() => Value),
  ): [Value, (next: Value | ((before: Value) => Value)) => void];
  /** A value that is kept, and what changes it by what happens. */
  useReducer<Value, Action>(
    reducer: (before: Value, action: Action) => Value,
    initial: Value,
  ): [Value, (action: Action) => void];
  /** Does something after it is to be seen, whenever one of the inputs has changed; a function that it gives undoes it. */
  useEffect(effect: () => unknown, inputs?: readonly unknown[]): void;
  /** Does something before it is to be seen, whenever one of the inputs has changed. */
  useLayoutEffect(effect: () => unknown, inputs?: readonly unknown[]): void;
  /** A value that is made anew only when one of the inputs has changed. */
  useMemo<Value>(make: () => Value, inputs: readonly unknown[]): Value;
  /** A function that stays the same until one of the inputs has changed. */
  useCallback<Callback extends (...args: never[]) => unknown>(
    callback: Callback,
    inputs: readonly unknown[],
  ): Callback;
  /** An object that is kept, for an element by `ref=${…}` or anything else. */
  useRef<Value>(initial: Value): { current: Value };
  /** An id that no other element has. */
  useId(): string;
}

/** Parts of the interface for use within components of themes. */
export interface SystemComponents {
  /** Plays a sound. */
  AudioPlayer: ThemeComponent<{
    readonly src: string;
    readonly filename?: string;
    readonly duration?: number;
    readonly className?: string;
  }>;
  /** In a `MessageField`: where the words are typed. */
  Editor: ThemeComponent<{ readonly placeholder?: string; readonly className?: string }>;
  /** All emoji. In a `MessageField`, what is picked is put into the editor; elsewhere it is given. */
  EmojiPicker: ThemeComponent<{ readonly onPick?: (emoji: string) => void }>;
  /** In a `MessageField`: emoji that complete the word that is being written. */
  EmojiSuggestBar: ThemeComponent<object>;
  /** Within what a search found: a text in which is marked what was searched for. */
  Highlightable: ThemeComponent<{ readonly text: string }>;
  /** In a `MessageField`: people to be mentioned by the word that is being written. */
  MentionSuggestList: ThemeComponent<object>;
  /** An entry of a menu, which closes with it. */
  MenuItem: ThemeComponent<{ onSelect(): void; readonly className?: string }>;
  /** What a message says: each block by the theme's component for it. */
  MessageContent: ThemeComponent<{ readonly message: MessageSnapshot }>;
  /** A button, and what it opens beside itself. */
  PopoverButton: ThemeComponent<{
    readonly type?: "menu" | "dialog";
    readonly popoverComponent: unknown;
    readonly popoverProps?: object;
    readonly className?: string;
    readonly title?: string;
    readonly "aria-label"?: string;
  }>;
  /** All emoji; the one that is picked is the reader's reaction to a message. */
  ReactionPicker: ThemeComponent<{ readonly messageId: string }>;
  /** Where one writes what to search for. `onChange` is called with each letter. */
  SearchInput: ThemeComponent<{
    readonly value?: string;
    readonly onChange?: (event: Event) => void;
    readonly placeholder?: string;
    readonly className?: string;
    readonly autoFocus?: boolean;
  }>;
  /** Text with its markup; without links where it is not to be worked. */
  Text: ThemeComponent<{ readonly block: TextBlock; readonly nonInteractive?: boolean }>;
  /** What looks like a message, and is none: nobody else sees it. */
  VirtualMessage: ThemeComponent<{
    readonly text: string;
    readonly sender?: UserSnapshot | null;
    readonly timestamp?: number;
  }>;
  /** How a sound goes: that of a recording, or one of which is given how loud each part is, from 0 to 1. */
  Waveform: ThemeComponent<{
    readonly voiceRecorder?: Pick<ThemeVoiceRecorder, "levels">;
    readonly peaks?: readonly number[];
    readonly played?: number;
    readonly className?: string;
  }>;
}

/** Functions for components of themes. */
export interface ThemeHelpers {
  /** A length of time in seconds: `0:07`, `1:02:03`; hours only where there are any. */
  formatDuration(seconds: number): string;
  /** The size of a file in bytes, in the unit that suits it. */
  formatFilesize(bytes: number, locale?: string): string;
  /** Where Google shows a place: a page, and a picture, for which Google wants a key of yours. */
  getGoogleMapsUrls(
    place: { readonly latitude: number; readonly longitude: number },
    apiKey?: string,
  ): { imageUrl: string; linkUrl: string };
  /** The address of a person's photo, or of a picture of their initials. */
  getPhotoUrlWithFallback(user: Pick<UserSnapshot, "id" | "name" | "photoUrl">): string;
  /** The colour of an id, always the same one. */
  getRandomColor(id: string): string;
  /** The day of a moment in Unix milliseconds: today, yesterday, or its date. */
  userFriendlyDate(timestamp: number, t: Pick<ThemeTranslation, "locale" | "TODAY" | "YESTERDAY">): string;
  /** A hook: who takes part in a conversation, newest first; nobody until it is known. */
  useParticipants(conversationId: string, limit?: number): readonly ParticipantSnapshot[];
  /** A hook: who reacted to a message with an emoji, oldest first; nobody until it is known. */
  useReactions(messageId: string, emoji: string): readonly SingleReactionSnapshot[];
  /** A hook: how long ago a moment was, as time goes on. */
  useTimeAgo(timestamp: number, t: Pick<ThemeTranslation, "locale">): { short: string; long: string };
}

/** What components are made of. */
export interface ThemeKit extends SystemComponents, ThemeHelpers {
  /** Makes what is to be seen, of a template: `html\`<b class="name">${name}</b>\``, with components as `<${Avatar} …/>`. */
  html(strings: TemplateStringsArray, ...values: unknown[]): ThemeNode;
  /** The same without a template. */
  createElement(type: unknown, props?: object | null, ...children: unknown[]): ThemeNode;
  /** Several things without an element around them. */
  Fragment: unknown;
  /** Hooks. */
  hooks: ThemeHooks;
  /** Our own components, by name. */
  defaultTheme: Theme;
}
