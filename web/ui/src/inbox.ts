/** What an Inbox has besides a chat, and a list of conversations by itself has of it. */
export { mountConversationList } from "./box/mount-conversation-list.tsx";
export { mountInbox } from "./box/mount-inbox.tsx";
export { ConversationItem } from "./components/conversation-list/conversation-item.tsx";
export { ListHeader, ListSearch } from "./components/inbox/list-header.tsx";
