import type { EmojiGroupName } from "../model/emoji-groups.ts";

/**
 * Every text of the interface, by what it says. A catalogue for a language fills this in; functions are there
 * where a language needs to see the number or the name to phrase the sentence.
 */
export interface Strings {
  readonly locale: string;
  /** Where it is written from right to left. */
  readonly dir?: "rtl";

  readonly today: string;
  readonly yesterday: string;
  readonly you: string;
  readonly youSaid: (text: string) => string;
  readonly nameSaid: (name: string, text: string) => string;
  readonly noMessagesYet: string;

  readonly chat: string;
  readonly chatWith: (title: string) => string;
  readonly messages: string;
  readonly conversations: string;
  readonly participants: (count: number) => string;
  readonly unread: string;
  readonly unreadMessages: (count: number) => string;
  readonly untitledConversation: string;

  readonly fieldLabel: (title: string) => string;
  readonly fieldPlaceholder: string;
  readonly fieldReadOnly: string;
  readonly send: string;
  readonly charactersLeft: (count: number) => string;
  readonly charactersTooMany: (count: number) => string;

  readonly emoji: string;
  readonly emojiSearch: string;
  readonly emojiNone: string;
  readonly emojiRecent: string;
  readonly emojiOwn: string;
  readonly emojiFound: string;
  readonly emojiGroups: Readonly<Record<EmojiGroupName, string>>;
  readonly suggestions: string;

  readonly attach: string;
  readonly attachments: string;
  readonly dropHere: string;
  readonly uploading: (filename: string) => string;
  readonly removeAttachment: (filename: string) => string;

  readonly conversationActions: string;
  readonly markAsUnread: string;
  readonly leave: string;
  /** Asks whether that is meant. */
  readonly leaveForGood: string;
  /** The switch for it. */
  readonly translate: string;
  /** The switch for them. */
  readonly notifications: string;
  readonly notificationsRefused: string;
  readonly notificationsUnavailable: string;
  readonly messageActions: string;
  readonly reply: string;
  readonly replyingTo: (name: string) => string;
  readonly goToOriginal: string;
  readonly copyText: string;
  readonly edit: string;
  readonly editing: string;
  readonly edited: string;
  readonly viaEmail: string;
  readonly showMore: string;
  readonly showLess: string;
  readonly delete: string;
  readonly deleteForEveryone: string;
  readonly cancel: string;
  readonly reactions: string;
  readonly reactWith: (emoji: string) => string;
  readonly reactWithOther: string;
  readonly reactionCount: (emoji: string, count: number) => string;

  readonly picture: (title: string) => string;
  readonly previousPicture: string;
  readonly nextPicture: string;
  readonly download: string;
  readonly close: string;

  readonly location: string;
  readonly shareLocation: string;
  readonly locationSeeking: string;
  readonly locationRefused: string;
  readonly locationUnavailable: string;
  readonly voiceMessage: string;
  readonly recordVoice: string;
  readonly recordedFor: string;
  readonly endRecording: string;
  readonly microphoneRefused: string;
  readonly microphoneUnavailable: string;
  readonly play: string;
  readonly pause: string;
  readonly position: string;
  readonly speed: (times: number) => string;
  readonly code: string;

  readonly sending: string;
  readonly waiting: string;
  readonly delivered: string;
  readonly readByEveryone: string;
  readonly failed: string;
  readonly failedBecause: (reason: string) => string;
  readonly failedReadOnly: string;
  readonly failedNotParticipant: string;
  readonly failedTooLarge: string;
  readonly failedFileType: string;
  readonly failedFileRefused: string;
  readonly failedQuota: string;
  readonly failedNotPermitted: string;
  readonly retry: string;
  readonly discard: string;

  /** That people are writing, one or more, by their names. */
  readonly typing: (names: string, count: number) => string;
  readonly manyTyping: string;
  readonly jumpToEnd: string;
  readonly newMessages: (count: number) => string;
  readonly newMessagesFrom: (count: number, name: string) => string;

  readonly search: string;
  readonly searchMessages: string;
  readonly nothingFound: string;
  /** Which one of how many that were found. */
  readonly hitOf: (at: number, count: number) => string;
  readonly earlierHit: string;
  readonly laterHit: string;
  readonly moreHits: string;

  readonly emptyChatTitle: string;
  readonly emptyChatText: (name: string) => string;
  readonly emptyGroupText: string;
  readonly noSelectionTitle: string;
  readonly noSelectionText: string;
  readonly emptyInboxTitle: string;
  readonly emptyInboxText: string;
  readonly noMatchesTitle: string;
  readonly noMatchesText: string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly loading: string;

  readonly connecting: string;
  readonly offline: string;
  readonly ended: string;
  readonly endedTitle: string;
  readonly endedText: string;

  readonly back: string;
  readonly openChat: string;
  readonly openChatUnread: (count: number) => string;
  readonly closeChat: string;
}
