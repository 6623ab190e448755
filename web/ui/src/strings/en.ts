import { count } from "./english-count.ts";
import type { later } from "./english-later.ts";
import type { Strings } from "./strings.ts";

/** What every chat may say. */
const first: Omit<Strings, keyof typeof later> = {
  locale: "en",

  today: "Today",
  yesterday: "Yesterday",
  you: "You",

  chat: "Chat",
  chatWith: (title) => `Chat: ${title}`,
  messages: "Messages",
  conversations: "Conversations",
  participants: (number) => count(number, "person", "people"),
  unread: "Unread",
  untitledConversation: "Conversation",

  fieldLabel: (title) => `Message to ${title}`,
  fieldPlaceholder: "Say something…",
  fieldReadOnly: "You can read this conversation, but not write in it.",
  send: "Send",
  charactersLeft: (number) => `${count(number, "character", "characters")} left`,
  charactersTooMany: (number) => `${count(number, "character", "characters")} too many`,

  emoji: "Emoji",
  suggestions: "Suggestions",

  attach: "Attach files",
  attachments: "Attached files",
  dropHere: "Drop files to attach them",

  conversationActions: "Conversation actions",
  leave: "Leave conversation",
  translate: "Translate messages",
  notifications: "Notifications on this device",

  messageActions: "Message actions",
  reply: "Reply",
  goToOriginal: "Go to the message this replies to",
  edit: "Edit",
  edited: "Edited",
  cancel: "Cancel",
  reactions: "Reactions",
  reactionCount: (emoji, number) => `${emoji} ${count(number, "person", "people")}`,

  picture: (title) => `Picture: ${title}`,
  download: "Download",
  close: "Close",

  shareLocation: "Share location",
  location: "Location",
  voiceMessage: "Voice message",
  recordVoice: "Record a voice message",
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
  failedFileRefused: "this file may do harm",
  failedQuota: "there is no room left for your files",
  failedNotPermitted: "you aren’t allowed to do this",
  retry: "Try again",
  discard: "Discard",

  typing: (names, number) => `${names} ${number === 1 ? "is" : "are"} typing`,
  jumpToEnd: "Go to the latest message",
  newMessages: (number) => count(number, "new message", "new messages"),

  search: "Search",
  searchMessages: "Search messages",

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
};

/** The interface in English. What is said only by parts that are loaded later comes with them, in `english-later.ts`. */
export const en = first as Strings;
