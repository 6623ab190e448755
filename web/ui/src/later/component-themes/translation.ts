import type { Masking } from "@chinwag/core";
import type { Strings } from "../../strings/strings.ts";
import { hiddenWords } from "./hidden-words.ts";
import type { ThemeTranslation } from "./types.ts";

/**
 * The texts of the interface by the names that components of a page know them by: in the language that is spoken, and
 * in the words that the interface has for them.
 */
export function translationOf(s: Strings, masking: Masking | null): ThemeTranslation {
  return {
    locale: s.locale,

    TODAY: s.today,
    YESTERDAY: s.yesterday,
    YOU: s.you,

    SEND_BUTTON_TEXT: s.send,
    ENTRYBOX_PLACEHOLDER: s.fieldPlaceholder,
    ENTRYBOX_PLACEHOLDER_CHAT_READONLY: s.fieldReadOnly,
    ENTRYBOX_TEXT_LIMIT: s.charactersLeft(0),
    CANCEL: s.cancel,
    SAVE: s.send,
    CLOSE: s.close,
    RETRY: s.retry,
    DISCARD: s.discard,
    DOWNLOAD: s.download,
    LOADING: s.loading,

    REPLY_TO_MESSAGE: s.reply,
    REPLY_MODE_LEAVE_ARIA_LABEL: s.cancel,
    EDIT_MESSAGE: s.edit,
    EDIT_MODE_TITLE: s.editing,
    EDITED_INDICATOR: s.edited,
    DELETE_MESSAGE: s.delete,
    DELETE_MESSAGE_CONFIRM: s.deleteForEveryone,
    COPY_TEXT: s.copyText,

    MESSAGELIST_NEW_MARKER: s.unread,
    MESSAGELIST_JUMP_TO_END: s.jumpToEnd,
    MESSAGE_SENDING: s.sending,
    MESSAGE_WAITING: s.waiting,
    MESSAGE_DELIVERED: s.delivered,
    MESSAGE_READ: s.readByEveryone,
    MESSAGE_FAILED: s.failed,
    SEVERAL_PEOPLE_TYPING: s.manyTyping,

    CHAT_NOT_FOUND_TITLE: s.notFoundTitle,
    CHAT_NOT_FOUND_TEXT: s.notFoundText,
    CHAT_NO_MESSAGES: s.emptyChatTitle,
    CHAT_NO_MESSAGES_GROUP: s.emptyGroupText,
    INBOX_TITLE: s.conversations,
    INBOX_NO_CHATS_TITLE: s.emptyInboxTitle,
    INBOX_NO_CHATS_TEXT: s.emptyInboxText,
    INBOX_NO_MATCHES_TITLE: s.noMatchesTitle,
    INBOX_NO_MATCHES_TEXT: s.noMatchesText,
    INBOX_NO_MESSAGES_YET: s.noMessagesYet,
    SELECT_CONVERSATION: s.noSelectionTitle,
    SELECT_CONVERSATION_TEXT: s.noSelectionText,
    UNTITLED_CONVERSATION: s.untitledConversation,
    UNREAD: s.unread,

    LEAVE_CONVERSATION: s.leave,
    LEAVE_CONVERSATION_CONFIRM: s.leaveForGood,
    MARK_AS_UNREAD: s.markAsUnread,
    TRANSLATE_MESSAGES: s.translate,
    DESKTOP_NOTIFICATIONS: s.notifications,
    DESKTOP_NOTIFICATIONS_REFUSED: s.notificationsRefused,
    DESKTOP_NOTIFICATIONS_UNAVAILABLE: s.notificationsUnavailable,
    CONTACT_INFORMATION_HIDDEN: hiddenWords(s.locale, masking),

    ...wordsOfAttaching(s),
    ...namesOfControls(s),

    NUM_PARTICIPANTS: (count: number): string => s.participants(count),
    TYPING: (names: readonly string[]): string =>
      s.typing(new Intl.ListFormat(s.locale).format(names), names.length),
    REACTION_COUNT: (emoji: string, count: number): string => s.reactionCount(emoji, count),
  };
}

function wordsOfAttaching(s: Strings) {
  return {
    UPLOAD_SEND_FILE: s.attach,
    UPLOAD_SHARE_LOCATION: s.shareLocation,
    UPLOAD_DROP_HERE: s.dropHere,
    UPLOAD_ATTACHMENTS: s.attachments,
    LOCATION: s.location,
    LOCATION_SEEKING: s.locationSeeking,
    LOCATION_REFUSED: s.locationRefused,
    LOCATION_UNAVAILABLE: s.locationUnavailable,
    VOICE_MESSAGE: s.voiceMessage,
    MICROPHONE_REFUSED: s.microphoneRefused,
    MICROPHONE_UNAVAILABLE: s.microphoneUnavailable,
    EMOJI: s.emoji,
    EMOJI_SEARCH: s.emojiSearch,
    EMOJI_NONE: s.emojiNone,
    EMOJI_RECENT: s.emojiRecent,
  };
}

function namesOfControls(s: Strings) {
  return {
    SEARCH_PLACEHOLDER_TEXT: s.search,
    SEARCH_SEARCHING: s.loading,
    SEARCH_NO_RESULTS: s.nothingFound,
    SEARCH_NO_MORE_RESULTS: s.nothingFound,
    SEARCH_RESULTS_MESSAGES: s.messages,
    SEARCH_RESULTS_CONVERSATIONS: s.conversations,
    SEARCH_RESULTS_SHOW_MORE: s.moreHits,

    CONNECTION_CONNECTING: s.connecting,
    CONNECTION_OFFLINE: s.offline,
    CONNECTION_ENDED: s.ended,

    ARIA_BACK: s.back,
    ARIA_CHAT: s.chat,
    ARIA_MESSAGE_LIST: s.messages,
    ARIA_MESSAGE_ACTIONS: s.messageActions,
    ARIA_CONVERSATION_ACTIONS: s.conversationActions,
    ARIA_GO_TO_REFERENCED_MESSAGE: s.goToOriginal,
    ARIA_REACTIONS: s.reactions,
    ARIA_ADD_REACTION: s.reactWithOther,
    ARIA_START_SEARCH: s.searchMessages,
    ARIA_LEAVE_SEARCH_MODE: s.close,
    ARIA_SEARCH_UP: s.earlierHit,
    ARIA_SEARCH_DOWN: s.laterHit,
    ARIA_START_RECORDING: s.recordVoice,
    ARIA_STOP_RECORDING: s.endRecording,
    ARIA_CANCEL_RECORDING: s.cancel,
    ARIA_CANCEL_UPLOAD: s.discard,
    ARIA_PLAY: s.play,
    ARIA_PAUSE: s.pause,
    ARIA_PREVIOUS_PICTURE: s.previousPicture,
    ARIA_NEXT_PICTURE: s.nextPicture,
  };
}
