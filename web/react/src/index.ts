/** Chinwag for React. */
export type { SessionEvents } from "@chinwag/binding";
export { Chatbox, type ChatboxProps } from "./components/chatbox.ts";
export { ConversationList, type ConversationListProps } from "./components/conversation-list.ts";
export { Inbox, type InboxProps } from "./components/inbox.ts";
export { Popup, type PopupProps } from "./components/popup.ts";
export { Session, type SessionProps } from "./components/session.ts";
export type { BoxController } from "./controllers/box-controller.ts";
export type {
  ChatboxController,
  ConversationListController,
  InboxController,
  PopupController,
} from "./controllers/controllers.ts";
export type { LiveStatus } from "./hooks/live.ts";
export { type LiveConversation, useConversation } from "./hooks/use-conversation.ts";
export { type LiveConversations, useConversations } from "./hooks/use-conversations.ts";
export { type LiveMessages, useMessages } from "./hooks/use-messages.ts";
export { type LiveOnline, useOnline } from "./hooks/use-online.ts";
export { type LiveParticipants, useParticipants } from "./hooks/use-participants.ts";
export { useSession } from "./hooks/use-session.ts";
export { type LiveTyping, useTyping } from "./hooks/use-typing.ts";
export { useUnreads } from "./hooks/use-unreads.ts";
export { type LiveUser, useUser } from "./hooks/use-user.ts";
