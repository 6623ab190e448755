import type {
  AudioBlock,
  GenericFileBlock,
  ImageBlock,
  LocationBlock,
  VideoBlock,
  VoiceBlock,
} from "@chinwag/core";
import type { ThemeComponent } from "@chinwag/ui/theming/common";
import type {
  AvatarProps,
  BlockProps,
  ChatHeaderProps,
  CompactMessageContentProps,
  ConversationImageProps,
  ConversationListItemProps,
  FileBlockProps,
  GlobalSearchBoxProps,
  GlobalSearchResultHeaderProps,
  GlobalSearchResultItemProps,
  GroupChatImageProps,
  IconProps,
  MessageActionMenuProps,
  MessageDividerProps,
  MessageFieldProps,
  MessageProps,
  PlainProps,
  ReferencedMessageProps,
  TextBlockProps,
  TimeAgoProps,
  VoiceRecorderProps,
} from "@chinwag/ui/theming/props";

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
