/** What an Inbox has besides a chat. */
export { mountInbox } from "./box/mount-inbox.tsx";
export { ConversationItem } from "./components/conversation-list/conversation-item.tsx";
export { ListHeader, ListSearch } from "./components/inbox/list-header.tsx";
