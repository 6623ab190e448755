import type {
  ConversationSnapshot,
  MessageSnapshot,
  ParticipantSnapshot,
  ReferencedMessageSnapshot,
  TextBlock,
  UserSnapshot,
} from "@chinwag/core";
import type { MessagePermissions, ThemeCommon, ThemePermissions } from "@chinwag/ui/theming/common";

/** What every component is given. */
export interface Common {
  /** What all components are given. */
  readonly common: ThemeCommon;
}

/** What components around messages are given. */
export interface InChat extends Common {
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
