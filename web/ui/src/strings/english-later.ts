import { en } from "./en.ts";
import { count } from "./english-count.ts";
import type { Strings } from "./strings.ts";

/** What is said in English only by parts of the interface that are loaded later, each of which imports this. */
export const later = {
  youSaid: (text) => `You: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "No messages yet",

  unreadMessages: (number) => count(number, "unread message", "unread messages"),

  emojiSearch: "Search emoji",
  emojiNone: "No emoji of that name",
  emojiRecent: "Recently used",
  emojiOwn: "Ours",
  emojiFound: "Found",
  emojiGroups: {
    smileys: "Smileys",
    people: "People",
    nature: "Animals and nature",
    food: "Food and drink",
    travel: "Travel and places",
    activities: "Activities",
    objects: "Objects",
    symbols: "Symbols",
    flags: "Flags",
  },

  uploading: (filename) => `Uploading ${filename}`,
  removeAttachment: (filename) => `Remove ${filename}`,

  markAsUnread: "Mark as unread",
  leaveForGood: "Leave this conversation?",
  notificationsRefused:
    "Your browser does not let this page show notifications. You can allow it in the settings of the site.",
  notificationsUnavailable: "Your browser cannot show notifications here.",

  replyingTo: (name) => `Replying to ${name}`,
  copyText: "Copy text",
  editing: "Editing your message",
  viaEmail: "Sent via email",
  showMore: "Show more",
  showLess: "Show less",
  delete: "Delete",
  deleteForEveryone: "Delete for everyone?",
  reactWith: (emoji) => `React with ${emoji}`,
  reactWithOther: "React with another emoji",

  previousPicture: "Previous picture",
  nextPicture: "Next picture",

  locationSeeking: "Finding out where you are…",
  locationRefused:
    "Your browser does not let this page know where you are. You can allow it in the settings of the site.",
  locationUnavailable: "Where you are could not be found out.",
  recordedFor: "Recorded so far",
  endRecording: "End the recording",
  microphoneRefused:
    "Your browser does not let this page use the microphone. You can allow it in the settings of the site.",
  microphoneUnavailable: "There is no microphone that can be used.",
  play: "Play",
  pause: "Pause",
  position: "Position",
  speed: (times) => `Speed: ${times} times`,

  manyTyping: "Several people are typing",
  newMessagesFrom: (number, name) => `${count(number, "new message", "new messages")}, the last from ${name}`,

  nothingFound: "Nothing found",
  hitOf: (at, count) => `${at} of ${count}`,
  earlierHit: "Earlier result",
  laterHit: "Later result",
  moreHits: "More results",

  noMatchesTitle: "Nothing to show",
  noMatchesText: "No conversation is of the kind that this list shows.",

  openChat: "Open chat",
  openChatUnread: (number) => `Open chat, ${count(number, "unread message", "unread messages")}`,
  closeChat: "Close chat",
} satisfies Partial<Strings>;

Object.assign(en, later);
