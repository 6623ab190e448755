/** What an Inbox has besides a chat. */
export { mountInbox } from "./box/mount-inbox.tsx";
