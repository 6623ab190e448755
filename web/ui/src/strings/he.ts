import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("he");

/** The interface in Hebrew. */
export const strings: Strings = {
  locale: "he",

  today: "היום",
  yesterday: "אתמול",
  you: "אתם",
  youSaid: (text) => `אתם: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "אין עדיין הודעות",

  chat: "צ׳אט",
  chatWith: (title) => `צ׳אט: ${title}`,
  messages: "הודעות",
  conversations: "שיחות",
  participants: (number) => count(number, { one: "אדם אחד", two: "שני אנשים", other: "{n} אנשים" }),
  unread: "לא נקרא",
  unreadMessages: (number) =>
    count(number, { one: "הודעה אחת שלא נקראה", two: "שתי הודעות שלא נקראו", other: "{n} הודעות שלא נקראו" }),
  untitledConversation: "שיחה",

  fieldLabel: (title) => `הודעה אל ${title}`,
  fieldPlaceholder: "כתבו משהו…",
  fieldReadOnly: "אפשר לקרוא את השיחה הזאת, אך לא לכתוב בה.",
  send: "שליחה",
  charactersLeft: (number) =>
    count(number, { one: "נשאר תו אחד", two: "נשארו שני תווים", other: "נשארו {n} תווים" }),
  charactersTooMany: (number) =>
    count(number, { one: "תו אחד מיותר", two: "שני תווים מיותרים", other: "{n} תווים מיותרים" }),

  emoji: "אמוג׳י",
  emojiSearch: "חיפוש אמוג׳י",
  emojiNone: "אין אמוג׳י בשם הזה",
  emojiRecent: "בשימוש לאחרונה",
  emojiOwn: "שלנו",
  emojiFound: "נמצאו",
  emojiGroups: {
    smileys: "פרצופים",
    people: "אנשים",
    nature: "חיות וטבע",
    food: "אוכל ושתייה",
    travel: "נסיעות ומקומות",
    activities: "פעילויות",
    objects: "חפצים",
    symbols: "סמלים",
    flags: "דגלים",
  },
  suggestions: "הצעות",

  attach: "צירוף קבצים",
  attachments: "קבצים מצורפים",
  dropHere: "שחררו כאן קבצים כדי לצרף אותם",
  uploading: (filename) => `${filename} בהעלאה`,
  removeAttachment: (filename) => `הסרת ${filename}`,

  conversationActions: "פעולות בשיחה",
  markAsUnread: "סימון כלא נקרא",
  leave: "יציאה מהשיחה",
  leaveForGood: "לצאת מהשיחה הזאת?",
  translate: "תרגום הודעות",
  notifications: "התראות במכשיר הזה",
  notificationsRefused: "הדפדפן אינו מרשה לדף הזה להציג התראות. אפשר להרשות זאת בהגדרות האתר.",
  notificationsUnavailable: "הדפדפן אינו יכול להציג כאן התראות.",

  messageActions: "פעולות בהודעה",
  reply: "תשובה",
  replyingTo: (name) => `תשובה אל ${name}`,
  goToOriginal: "מעבר להודעה שעליה זו תשובה",
  copyText: "העתקת הטקסט",
  edit: "עריכה",
  editing: "עריכת ההודעה שלכם",
  edited: "נערכה",
  delete: "מחיקה",
  deleteForEveryone: "למחוק אצל כולם?",
  cancel: "ביטול",
  reactions: "תגובות",
  reactWith: (emoji) => `תגובה עם ${emoji}`,
  reactWithOther: "תגובה עם אמוג׳י אחר",
  reactionCount: (emoji, number) =>
    `${emoji} ${count(number, { one: "אדם אחד", two: "שני אנשים", other: "{n} אנשים" })}`,

  picture: (title) => `תמונה: ${title}`,
  previousPicture: "התמונה הקודמת",
  nextPicture: "התמונה הבאה",
  download: "הורדה",
  close: "סגירה",

  shareLocation: "שיתוף מיקום",
  locationSeeking: "מחפשים את המיקום שלכם…",
  locationRefused: "הדפדפן אינו מגלה לדף הזה היכן אתם. אפשר להרשות זאת בהגדרות האתר.",
  locationUnavailable: "לא ניתן היה למצוא את המיקום שלכם.",
  location: "מיקום",
  voiceMessage: "הודעה קולית",
  recordVoice: "הקלטת הודעה קולית",
  recordedFor: "הוקלט עד כה",
  endRecording: "סיום ההקלטה",
  microphoneRefused: "הדפדפן אינו מרשה לדף הזה להשתמש במיקרופון. אפשר להרשות זאת בהגדרות האתר.",
  microphoneUnavailable: "אין מיקרופון שאפשר להשתמש בו.",
  play: "ניגון",
  pause: "השהיה",
  position: "מקום בהקלטה",
  speed: (times) => `מהירות: פי ${times}`,
  code: "קוד",

  sending: "בשליחה…",
  waiting: "תישלח כשתחזרו להיות מחוברים",
  delivered: "נמסרה",
  readByEveryone: "נקראה",
  failed: "לא נשלחה",
  failedBecause: (reason) => `לא נשלחה: ${reason}`,
  failedReadOnly: "כאן אפשר רק לקרוא",
  failedNotParticipant: "אינכם משתתפים בשיחה הזאת",
  failedTooLarge: "הקובץ גדול מדי",
  failedFileType: "קבצים מסוג זה אינם מתקבלים",
  failedFileRefused: "הקובץ הזה עלול להזיק",
  failedQuota: "לא נשאר מקום לקבצים שלכם",
  failedNotPermitted: "אין לכם הרשאה לכך",
  retry: "ניסיון נוסף",
  discard: "ביטול ההודעה",

  jumpToEnd: "מעבר להודעה האחרונה",
  newMessages: (number) =>
    count(number, { one: "הודעה חדשה", two: "שתי הודעות חדשות", other: "{n} הודעות חדשות" }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `הודעה חדשה מאת ${name}`,
      two: `שתי הודעות חדשות, האחרונה מאת ${name}`,
      other: `{n} הודעות חדשות, האחרונה מאת ${name}`,
    }),

  emptyChatTitle: "אין עדיין הודעות",
  emptyChatText: (name) => `כתבו למטה את ההודעה הראשונה אל ${name}.`,
  emptyGroupText: "כתבו למטה את ההודעה הראשונה. כל מי שכאן יראה אותה.",
  noSelectionTitle: "אין שיחה פתוחה",
  noSelectionText: "בחרו שיחה מהרשימה כדי לקרוא ולענות.",
  emptyInboxTitle: "אין עדיין שיחות",
  emptyInboxText: "כשמישהו יכתוב לכם, השיחה תופיע כאן.",
  noMatchesTitle: "אין מה להציג",
  noMatchesText: "אין שיחה מהסוג שהרשימה הזאת מציגה.",
  notFoundTitle: "השיחה הזאת אינה זמינה",
  notFoundText: "ייתכן שהוסרה, או שאינכם משתתפים בה. היא תיפתח כאן ברגע שתצטרפו.",
  loading: "בטעינה",

  connecting: "מתחברים…",
  offline: "אינכם מחוברים. ההודעות יישלחו כשתחזרו.",
  endedTitle: "לא ניתן להגיע לצ׳אט",
  endedText: "טענו את הדף מחדש כדי לנסות שוב.",
  ended: "הצ׳אט נותק. טענו את הדף מחדש כדי להמשיך.",

  back: "חזרה לשיחות",
  openChat: "פתיחת הצ׳אט",
  openChatUnread: (number) =>
    count(number, {
      one: "פתיחת הצ׳אט, הודעה אחת שלא נקראה",
      two: "פתיחת הצ׳אט, שתי הודעות שלא נקראו",
      other: "פתיחת הצ׳אט, {n} הודעות שלא נקראו",
    }),
  closeChat: "סגירת הצ׳אט",
};
