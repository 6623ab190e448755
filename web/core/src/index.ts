/** The data API of Chinwag. */
export { ChinwagError } from "./errors.ts";
export { registerPolyfills } from "./platform.ts";
export { getTalkSession } from "./session.ts";
export type {
  ActionButtonNode,
  ActionLinkNode,
  AudioBlock,
  AutoLinkNode,
  BulletListNode,
  BulletPointNode,
  CodeSpanNode,
  ContentBlock,
  CustomEmojiNode,
  FileBlock,
  FileToken,
  GenericFileBlock,
  ImageBlock,
  LinkNode,
  LocationBlock,
  MarkupNode,
  MentionNode,
  SendContentBlock,
  SendFileBlock,
  TextBlock,
  TextNode,
  VideoBlock,
  VoiceBlock,
} from "./types/content.ts";
export type {
  ConversationActiveState,
  ConversationListActiveState,
  ConversationListSubscription,
  ConversationRef,
  ConversationSnapshot,
  ConversationSubscription,
  CreateConversationParams,
  EditOptions,
  Mentioned,
  SendOptions,
  SetConversationParams,
} from "./types/conversation.ts";
export type {
  CompoundFilter,
  ConversationFilter,
  CustomFilter,
  MessageFilter,
  NumberFilter,
  SimpleConversationFilter,
  SimpleMessageFilter,
  StringFilter,
} from "./types/filter.ts";
export type {
  EditMessageParams,
  EditTextMessageParams,
  MessageActiveState,
  MessageRef,
  MessageSnapshot,
  MessageSubscription,
  ReferencedMessageSnapshot,
  SendMessageParams,
  SendTextMessageParams,
} from "./types/message.ts";
export type { UserOnlineActiveState, UserOnlineSnapshot, UserOnlineSubscription } from "./types/online.ts";
export type { OutboxMessage } from "./types/outbox.ts";
export type {
  CreateParticipantParams,
  ParticipantActiveState,
  ParticipantRef,
  ParticipantSnapshot,
  ParticipantSubscription,
  SetParticipantParams,
  SingleParticipantActiveState,
  SingleParticipantSubscription,
} from "./types/participant.ts";
export type {
  CompoundConversationPredicate,
  CompoundMessagePredicate,
  ConversationAccessLevel,
  ConversationPredicate,
  CustomFieldPredicate,
  FieldPredicate,
  MessagePredicate,
  NumberPredicate,
  SenderPredicate,
  SimpleConversationPredicate,
  SimpleMessagePredicate,
} from "./types/predicate.ts";
export type { VisibleUi } from "./types/presence.ts";
export type {
  ReactionRef,
  ReactionSnapshot,
  ReactionsActiveState,
  ReactionsRef,
  ReactionsSubscription,
  ReactionsSummarySnapshot,
  SingleReactionSnapshot,
} from "./types/reaction.ts";
export type { Masking, Reach, RoleAction, RoleSnapshot } from "./types/role.ts";
export type {
  ConversationSearch,
  ConversationSearchFilters,
  ConversationSearchState,
  MessageSearch,
  MessageSearchFilters,
  MessageSearchState,
  SearchMessageSnapshot,
  SearchStatus,
} from "./types/search.ts";
export type {
  ConnectionStatus,
  ConversationHappening,
  TalkSession,
  TalkSessionOptions,
} from "./types/session.ts";
export type { ErrorState, PendingState, Subscription, UnsubscribedState } from "./types/subscription.ts";
export type {
  FewTypingSnapshot,
  ManyTypingSnapshot,
  TypingActiveState,
  TypingSnapshot,
  TypingSubscription,
} from "./types/typing.ts";
export type {
  AudioFileMetadata,
  FileData,
  GenericFileMetadata,
  ImageFileMetadata,
  UploadOptions,
  VideoFileMetadata,
  VoiceRecordingFileMetadata,
} from "./types/upload.ts";
export type {
  CreateUserParams,
  SetUserParams,
  UserActiveState,
  UserRef,
  UserSnapshot,
  UserSubscription,
} from "./types/user.ts";
