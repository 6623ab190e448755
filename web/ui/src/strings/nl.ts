import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("nl");

/** The interface in Dutch. */
export const strings: Strings = {
  locale: "nl",

  today: "Vandaag",
  yesterday: "Gisteren",
  you: "Jij",
  youSaid: (text) => `Jij: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "Nog geen berichten",

  chat: "Chat",
  chatWith: (title) => `Chat: ${title}`,
  messages: "Berichten",
  conversations: "Gesprekken",
  participants: (number) => count(number, { one: "{n} persoon", other: "{n} personen" }),
  unread: "Ongelezen",
  unreadMessages: (number) =>
    count(number, { one: "{n} ongelezen bericht", other: "{n} ongelezen berichten" }),
  untitledConversation: "Gesprek",

  fieldLabel: (title) => `Bericht aan ${title}`,
  fieldPlaceholder: "Zeg iets…",
  fieldReadOnly: "Je kunt dit gesprek lezen, maar er niet in schrijven.",
  send: "Versturen",
  charactersLeft: (number) => count(number, { one: "nog {n} teken", other: "nog {n} tekens" }),
  charactersTooMany: (number) => count(number, { one: "{n} teken te veel", other: "{n} tekens te veel" }),

  emoji: "Emoji",
  emojiSearch: "Emoji zoeken",
  emojiNone: "Geen emoji met die naam",
  emojiRecent: "Laatst gebruikt",
  emojiOwn: "Eigen",
  emojiFound: "Gevonden",
  emojiGroups: {
    smileys: "Smileys",
    people: "Mensen",
    nature: "Dieren en natuur",
    food: "Eten en drinken",
    travel: "Reizen en plaatsen",
    activities: "Activiteiten",
    objects: "Voorwerpen",
    symbols: "Symbolen",
    flags: "Vlaggen",
  },
  suggestions: "Suggesties",

  attach: "Bestanden bijvoegen",
  attachments: "Bijgevoegde bestanden",
  dropHere: "Laat bestanden hier los om ze bij te voegen",
  uploading: (filename) => `${filename} wordt geüpload`,
  removeAttachment: (filename) => `${filename} verwijderen`,

  conversationActions: "Acties voor dit gesprek",
  markAsUnread: "Als ongelezen markeren",
  leave: "Gesprek verlaten",
  leaveForGood: "Dit gesprek verlaten?",
  translate: "Berichten vertalen",
  notifications: "Meldingen op dit apparaat",
  notificationsRefused:
    "Je browser staat deze pagina geen meldingen toe. Je kunt ze toestaan in de instellingen van de site.",
  notificationsUnavailable: "Je browser kan hier geen meldingen tonen.",

  messageActions: "Acties voor dit bericht",
  reply: "Antwoorden",
  replyingTo: (name) => `Antwoord aan ${name}`,
  goToOriginal: "Naar het bericht waarop dit een antwoord is",
  copyText: "Tekst kopiëren",
  edit: "Bewerken",
  editing: "Je bewerkt je bericht",
  edited: "Bewerkt",
  delete: "Verwijderen",
  deleteForEveryone: "Voor iedereen verwijderen?",
  cancel: "Annuleren",
  reactions: "Reacties",
  reactWith: (emoji) => `Reageren met ${emoji}`,
  reactWithOther: "Reageren met een andere emoji",
  reactionCount: (emoji, number) =>
    `${emoji} ${count(number, { one: "{n} persoon", other: "{n} personen" })}`,

  picture: (title) => `Afbeelding: ${title}`,
  previousPicture: "Vorige afbeelding",
  nextPicture: "Volgende afbeelding",
  download: "Downloaden",
  close: "Sluiten",

  shareLocation: "Locatie delen",
  locationSeeking: "Je locatie wordt bepaald…",
  locationRefused:
    "Je browser laat deze pagina niet weten waar je bent. Je kunt dat toestaan in de instellingen van de site.",
  locationUnavailable: "Je locatie kon niet worden bepaald.",
  location: "Locatie",
  voiceMessage: "Spraakbericht",
  recordVoice: "Spraakbericht opnemen",
  recordedFor: "Opgenomen tot nu toe",
  endRecording: "Opname stoppen",
  microphoneRefused:
    "Je browser laat deze pagina de microfoon niet gebruiken. Je kunt dat toestaan in de instellingen van de site.",
  microphoneUnavailable: "Er is geen microfoon die gebruikt kan worden.",
  play: "Afspelen",
  pause: "Pauzeren",
  position: "Positie",
  speed: (times) => `Snelheid: ${times} keer`,
  code: "Code",

  sending: "Wordt verstuurd…",
  waiting: "Wordt verstuurd zodra je weer online bent",
  delivered: "Afgeleverd",
  readByEveryone: "Gelezen",
  failed: "Niet verstuurd",
  failedBecause: (reason) => `Niet verstuurd: ${reason}`,
  failedReadOnly: "je kunt hier alleen lezen",
  failedNotParticipant: "je neemt niet deel aan dit gesprek",
  failedTooLarge: "het bestand is te groot",
  failedFileType: "bestanden van dit type worden niet aangenomen",
  failedFileRefused: "dit bestand kan schadelijk zijn",
  failedQuota: "er is geen ruimte meer voor je bestanden",
  failedNotPermitted: "je mag dit niet doen",
  retry: "Opnieuw proberen",
  discard: "Weggooien",

  typing: (names, number) => `${names} ${number === 1 ? "is" : "zijn"} aan het typen`,
  manyTyping: "Meerdere mensen zijn aan het typen",
  jumpToEnd: "Naar het nieuwste bericht",
  newMessages: (number) => count(number, { one: "{n} nieuw bericht", other: "{n} nieuwe berichten" }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `{n} nieuw bericht van ${name}`,
      other: `{n} nieuwe berichten, het laatste van ${name}`,
    }),

  search: "Zoeken",
  searchMessages: "Berichten zoeken",
  nothingFound: "Niets gevonden",
  hitOf: (at, count) => `${at} van ${count}`,
  earlierHit: "Eerder resultaat",
  laterHit: "Later resultaat",
  moreHits: "Meer resultaten",

  emptyChatTitle: "Nog geen berichten",
  emptyChatText: (name) => `Schrijf hieronder het eerste bericht aan ${name}.`,
  emptyGroupText: "Schrijf hieronder het eerste bericht. Iedereen hier ziet het.",
  noSelectionTitle: "Er is geen gesprek geopend",
  noSelectionText: "Kies er een uit de lijst om het te lezen en te antwoorden.",
  emptyInboxTitle: "Nog geen gesprekken",
  emptyInboxText: "Zodra iemand je schrijft, verschijnt het gesprek hier.",
  noMatchesTitle: "Niets te tonen",
  noMatchesText: "Er is geen gesprek van het soort dat deze lijst toont.",
  notFoundTitle: "Dit gesprek is er niet",
  notFoundText:
    "Het is misschien verwijderd, of je neemt er niet aan deel. Zodra je meedoet, opent het hier.",
  loading: "Laden",

  connecting: "Verbinding maken…",
  offline: "Je bent offline. Berichten worden verstuurd zodra je terug bent.",
  endedTitle: "De chat is niet te bereiken",
  endedText: "Laad de pagina opnieuw om het nog eens te proberen.",
  ended: "De verbinding met de chat is verbroken. Laad de pagina opnieuw om verder te gaan.",

  back: "Terug naar de gesprekken",
  openChat: "Chat openen",
  openChatUnread: (number) =>
    count(number, {
      one: "Chat openen, {n} ongelezen bericht",
      other: "Chat openen, {n} ongelezen berichten",
    }),
  closeChat: "Chat sluiten",
};
