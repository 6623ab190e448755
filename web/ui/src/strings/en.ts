import type { Strings } from "./strings.ts";

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** The interface in English. */
export const en: Strings = {
  locale: "en",

  today: "Today",
  yesterday: "Yesterday",
  you: "You",
  youSaid: (text) => `You: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "No messages yet",

  chat: "Chat",
  chatWith: (title) => `Chat: ${title}`,
  messages: "Messages",
  conversations: "Conversations",
  participants: (number) => count(number, "person", "people"),
  unread: "Unread",
  unreadMessages: (number) => count(number, "unread message", "unread messages"),
  untitledConversation: "Conversation",

  fieldLabel: (title) => `Message to ${title}`,
  fieldPlaceholder: "Say something…",
  fieldReadOnly: "You can read this conversation, but not write in it.",
  send: "Send",
  charactersLeft: (number) => `${count(number, "character", "characters")} left`,
  charactersTooMany: (number) => `${count(number, "character", "characters")} too many`,

  attach: "Attach files",
  attachments: "Attached files",
  dropHere: "Drop files to attach them",
  uploading: (filename) => `Uploading ${filename}`,
  removeAttachment: (filename) => `Remove ${filename}`,

  location: "Location",
  voiceMessage: "Voice message",
  code: "Code",

  sending: "Sending…",
  waiting: "Sends when you’re back online",
  delivered: "Delivered",
  readByEveryone: "Read",
  failed: "Not sent",
  failedBecause: (reason) => `Not sent: ${reason}`,
  failedReadOnly: "you can only read here",
  failedNotParticipant: "you aren’t part of this conversation",
  failedTooLarge: "the file is too large",
  failedFileType: "files of this type aren’t accepted",
  failedQuota: "there is no room left for your files",
  failedNotPermitted: "you aren’t allowed to do this",
  retry: "Try again",
  discard: "Discard",

  jumpToEnd: "Go to the latest message",
  newMessages: (number) => count(number, "new message", "new messages"),
  newMessagesFrom: (number, name) => `${count(number, "new message", "new messages")}, the last from ${name}`,

  emptyChatTitle: "No messages yet",
  emptyChatText: (name) => `Write the first message to ${name} below.`,
  emptyGroupText: "Write the first message below. Everyone here will see it.",
  noSelectionTitle: "No conversation is open",
  noSelectionText: "Pick one from the list to read it and reply.",
  emptyInboxTitle: "No conversations yet",
  emptyInboxText: "When somebody writes to you, the conversation appears here.",
  notFoundTitle: "This conversation isn’t available",
  notFoundText: "It may have been removed, or you aren’t part of it. It opens here as soon as you join.",
  loading: "Loading",

  connecting: "Connecting…",
  offline: "You’re offline. Messages are sent when you’re back.",
  endedTitle: "The chat can’t be reached",
  endedText: "Reload the page to try again.",
  ended: "The chat has been disconnected. Reload the page to continue.",

  back: "Back to conversations",
  openChat: "Open chat",
  openChatUnread: (number) => `Open chat, ${count(number, "unread message", "unread messages")}`,
  closeChat: "Close chat",
};
