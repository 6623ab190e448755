import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("de");

/** The interface in German. */
export const strings: Strings = {
  locale: "de",

  today: "Heute",
  yesterday: "Gestern",
  you: "Du",
  youSaid: (text) => `Du: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "Noch keine Nachrichten",

  chat: "Chat",
  chatWith: (title) => `Chat: ${title}`,
  messages: "Nachrichten",
  conversations: "Unterhaltungen",
  participants: (number) => count(number, { one: "{n} Person", other: "{n} Personen" }),
  unread: "Ungelesen",
  unreadMessages: (number) =>
    count(number, { one: "{n} ungelesene Nachricht", other: "{n} ungelesene Nachrichten" }),
  untitledConversation: "Unterhaltung",

  fieldLabel: (title) => `Nachricht an ${title}`,
  fieldPlaceholder: "Schreib etwas…",
  fieldReadOnly: "Du kannst diese Unterhaltung lesen, aber nicht in ihr schreiben.",
  send: "Senden",
  charactersLeft: (number) => count(number, { one: "noch {n} Zeichen", other: "noch {n} Zeichen" }),
  charactersTooMany: (number) => count(number, { one: "{n} Zeichen zu viel", other: "{n} Zeichen zu viel" }),

  emoji: "Emoji",
  emojiSearch: "Emoji suchen",
  emojiNone: "Kein Emoji mit diesem Namen",
  emojiRecent: "Zuletzt benutzt",
  emojiOwn: "Eigene",
  emojiFound: "Gefunden",
  emojiGroups: {
    smileys: "Smileys",
    people: "Menschen",
    nature: "Tiere und Natur",
    food: "Essen und Trinken",
    travel: "Reisen und Orte",
    activities: "Aktivitäten",
    objects: "Gegenstände",
    symbols: "Symbole",
    flags: "Flaggen",
  },
  suggestions: "Vorschläge",

  attach: "Dateien anhängen",
  attachments: "Angehängte Dateien",
  dropHere: "Dateien hier ablegen, um sie anzuhängen",
  uploading: (filename) => `${filename} wird hochgeladen`,
  removeAttachment: (filename) => `${filename} entfernen`,

  conversationActions: "Aktionen für diese Unterhaltung",
  markAsUnread: "Als ungelesen markieren",
  leave: "Unterhaltung verlassen",
  leaveForGood: "Diese Unterhaltung verlassen?",
  translate: "Nachrichten übersetzen",
  notifications: "Benachrichtigungen auf diesem Gerät",
  notificationsRefused:
    "Dein Browser erlaubt dieser Seite keine Benachrichtigungen. Du kannst sie in den Einstellungen der Website erlauben.",
  notificationsUnavailable: "Dein Browser kann hier keine Benachrichtigungen zeigen.",

  messageActions: "Aktionen für diese Nachricht",
  reply: "Antworten",
  replyingTo: (name) => `Antwort an ${name}`,
  goToOriginal: "Zur Nachricht, auf die dies antwortet",
  copyText: "Text kopieren",
  edit: "Bearbeiten",
  editing: "Du bearbeitest deine Nachricht",
  edited: "Bearbeitet",
  delete: "Löschen",
  deleteForEveryone: "Für alle löschen?",
  cancel: "Abbrechen",
  reactions: "Reaktionen",
  reactWith: (emoji) => `Mit ${emoji} reagieren`,
  reactWithOther: "Mit einem anderen Emoji reagieren",
  reactionCount: (emoji, number) => `${emoji} ${count(number, { one: "{n} Person", other: "{n} Personen" })}`,

  picture: (title) => `Bild: ${title}`,
  previousPicture: "Vorheriges Bild",
  nextPicture: "Nächstes Bild",
  download: "Herunterladen",
  close: "Schließen",

  shareLocation: "Standort teilen",
  locationSeeking: "Dein Standort wird ermittelt…",
  locationRefused:
    "Dein Browser teilt dieser Seite nicht mit, wo du bist. Du kannst das in den Einstellungen der Website erlauben.",
  locationUnavailable: "Dein Standort konnte nicht ermittelt werden.",
  location: "Standort",
  voiceMessage: "Sprachnachricht",
  recordVoice: "Sprachnachricht aufnehmen",
  recordedFor: "Bisher aufgenommen",
  endRecording: "Aufnahme beenden",
  microphoneRefused:
    "Dein Browser lässt diese Seite das Mikrofon nicht benutzen. Du kannst das in den Einstellungen der Website erlauben.",
  microphoneUnavailable: "Es gibt kein Mikrofon, das benutzt werden kann.",
  play: "Abspielen",
  pause: "Anhalten",
  position: "Stelle",
  speed: (times) => `Geschwindigkeit: ${times}-fach`,
  code: "Code",

  sending: "Wird gesendet…",
  waiting: "Wird gesendet, sobald du wieder online bist",
  delivered: "Zugestellt",
  readByEveryone: "Gelesen",
  failed: "Nicht gesendet",
  failedBecause: (reason) => `Nicht gesendet: ${reason}`,
  failedReadOnly: "du kannst hier nur lesen",
  failedNotParticipant: "du nimmst an dieser Unterhaltung nicht teil",
  failedTooLarge: "die Datei ist zu groß",
  failedFileType: "Dateien dieser Art werden nicht angenommen",
  failedFileRefused: "diese Datei könnte schaden",
  failedQuota: "für deine Dateien ist kein Platz mehr",
  failedNotPermitted: "du darfst das nicht tun",
  retry: "Erneut versuchen",
  discard: "Verwerfen",

  jumpToEnd: "Zur neuesten Nachricht",
  newMessages: (number) => count(number, { one: "{n} neue Nachricht", other: "{n} neue Nachrichten" }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `{n} neue Nachricht von ${name}`,
      other: `{n} neue Nachrichten, die letzte von ${name}`,
    }),

  emptyChatTitle: "Noch keine Nachrichten",
  emptyChatText: (name) => `Schreib unten die erste Nachricht an ${name}.`,
  emptyGroupText: "Schreib unten die erste Nachricht. Alle hier werden sie sehen.",
  noSelectionTitle: "Keine Unterhaltung ist geöffnet",
  noSelectionText: "Wähle eine aus der Liste, um sie zu lesen und zu antworten.",
  emptyInboxTitle: "Noch keine Unterhaltungen",
  emptyInboxText: "Sobald dir jemand schreibt, erscheint die Unterhaltung hier.",
  noMatchesTitle: "Nichts zu zeigen",
  noMatchesText: "Keine Unterhaltung ist von der Art, die diese Liste zeigt.",
  notFoundTitle: "Diese Unterhaltung gibt es hier nicht",
  notFoundText:
    "Sie wurde vielleicht entfernt, oder du nimmst an ihr nicht teil. Sobald du beitrittst, öffnet sie sich hier.",
  loading: "Wird geladen",

  connecting: "Verbindung wird hergestellt…",
  offline: "Du bist offline. Nachrichten werden gesendet, sobald du zurück bist.",
  endedTitle: "Der Chat ist nicht zu erreichen",
  endedText: "Lade die Seite neu, um es noch einmal zu versuchen.",
  ended: "Die Verbindung zum Chat wurde getrennt. Lade die Seite neu, um fortzufahren.",

  back: "Zurück zu den Unterhaltungen",
  openChat: "Chat öffnen",
  openChatUnread: (number) =>
    count(number, {
      one: "Chat öffnen, {n} ungelesene Nachricht",
      other: "Chat öffnen, {n} ungelesene Nachrichten",
    }),
  closeChat: "Chat schließen",
};
