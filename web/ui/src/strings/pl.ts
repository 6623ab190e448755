import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("pl");

/** The interface in Polish. */
export const strings: Strings = {
  locale: "pl",

  today: "Dzisiaj",
  yesterday: "Wczoraj",
  you: "Ty",
  youSaid: (text) => `Ty: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "Nie ma jeszcze wiadomości",

  chat: "Czat",
  chatWith: (title) => `Czat: ${title}`,
  messages: "Wiadomości",
  conversations: "Rozmowy",
  participants: (number) => count(number, { one: "{n} osoba", few: "{n} osoby", other: "{n} osób" }),
  unread: "Nieprzeczytane",
  unreadMessages: (number) =>
    count(number, {
      one: "{n} nieprzeczytana wiadomość",
      few: "{n} nieprzeczytane wiadomości",
      other: "{n} nieprzeczytanych wiadomości",
    }),
  untitledConversation: "Rozmowa",

  fieldLabel: (title) => `Wiadomość do: ${title}`,
  fieldPlaceholder: "Napisz coś…",
  fieldReadOnly: "Możesz czytać tę rozmowę, ale nie możesz w niej pisać.",
  send: "Wyślij",
  charactersLeft: (number) =>
    count(number, { one: "został {n} znak", few: "zostały {n} znaki", other: "zostało {n} znaków" }),
  charactersTooMany: (number) =>
    count(number, { one: "o {n} znak za dużo", few: "o {n} znaki za dużo", other: "o {n} znaków za dużo" }),

  emoji: "Emoji",
  emojiSearch: "Szukaj emoji",
  emojiNone: "Nie ma emoji o tej nazwie",
  emojiRecent: "Ostatnio używane",
  emojiOwn: "Nasze",
  emojiFound: "Znalezione",
  emojiGroups: {
    smileys: "Buźki",
    people: "Ludzie",
    nature: "Zwierzęta i przyroda",
    food: "Jedzenie i napoje",
    travel: "Podróże i miejsca",
    activities: "Rozrywka",
    objects: "Przedmioty",
    symbols: "Symbole",
    flags: "Flagi",
  },
  suggestions: "Propozycje",

  attach: "Dołącz pliki",
  attachments: "Dołączone pliki",
  dropHere: "Upuść tutaj pliki, aby je dołączyć",
  uploading: (filename) => `Przesyłanie ${filename}`,
  removeAttachment: (filename) => `Usuń ${filename}`,

  conversationActions: "Działania w rozmowie",
  markAsUnread: "Oznacz jako nieprzeczytane",
  leave: "Opuść rozmowę",
  leaveForGood: "Opuścić tę rozmowę?",
  translate: "Tłumacz wiadomości",
  notifications: "Powiadomienia na tym urządzeniu",
  notificationsRefused:
    "Przeglądarka nie pozwala tej stronie pokazywać powiadomień. Możesz na to zezwolić w ustawieniach witryny.",
  notificationsUnavailable: "Przeglądarka nie może tu pokazywać powiadomień.",

  messageActions: "Działania na wiadomości",
  reply: "Odpowiedz",
  replyingTo: (name) => `Odpowiedź do: ${name}`,
  goToOriginal: "Przejdź do wiadomości, na którą to jest odpowiedź",
  copyText: "Kopiuj tekst",
  edit: "Edytuj",
  editing: "Edytujesz swoją wiadomość",
  edited: "Edytowano",
  viaEmail: "Wysłano e-mailem",
  showMore: "Pokaż więcej",
  showLess: "Pokaż mniej",
  delete: "Usuń",
  deleteForEveryone: "Usunąć dla wszystkich?",
  cancel: "Anuluj",
  reactions: "Reakcje",
  reactWith: (emoji) => `Zareaguj: ${emoji}`,
  reactWithOther: "Zareaguj innym emoji",
  reactionCount: (emoji, number) =>
    `${emoji} ${count(number, { one: "{n} osoba", few: "{n} osoby", other: "{n} osób" })}`,

  picture: (title) => `Zdjęcie: ${title}`,
  previousPicture: "Poprzednie zdjęcie",
  nextPicture: "Następne zdjęcie",
  download: "Pobierz",
  close: "Zamknij",

  shareLocation: "Udostępnij lokalizację",
  locationSeeking: "Ustalanie, gdzie jesteś…",
  locationRefused:
    "Przeglądarka nie mówi tej stronie, gdzie jesteś. Możesz na to zezwolić w ustawieniach witryny.",
  locationUnavailable: "Nie udało się ustalić, gdzie jesteś.",
  location: "Lokalizacja",
  voiceMessage: "Wiadomość głosowa",
  recordVoice: "Nagraj wiadomość głosową",
  recordedFor: "Nagrano dotąd",
  endRecording: "Zakończ nagrywanie",
  microphoneRefused:
    "Przeglądarka nie pozwala tej stronie używać mikrofonu. Możesz na to zezwolić w ustawieniach witryny.",
  microphoneUnavailable: "Nie ma mikrofonu, którego można by użyć.",
  play: "Odtwórz",
  pause: "Wstrzymaj",
  position: "Miejsce nagrania",
  speed: (times) => `Prędkość: ${times} razy`,
  code: "Kod",

  sending: "Wysyłanie…",
  waiting: "Zostanie wysłana, gdy znów będziesz online",
  delivered: "Dostarczono",
  readByEveryone: "Przeczytano",
  failed: "Nie wysłano",
  failedBecause: (reason) => `Nie wysłano: ${reason}`,
  failedReadOnly: "tutaj możesz tylko czytać",
  failedNotParticipant: "nie bierzesz udziału w tej rozmowie",
  failedTooLarge: "plik jest za duży",
  failedFileType: "pliki tego typu nie są przyjmowane",
  failedFileRefused: "ten plik może być szkodliwy",
  failedQuota: "nie ma już miejsca na Twoje pliki",
  failedNotPermitted: "nie możesz tego zrobić",
  retry: "Spróbuj ponownie",
  discard: "Odrzuć",

  typing: (names, number) => `${names} ${number === 1 ? "pisze" : "piszą"}…`,
  manyTyping: "Kilka osób pisze…",
  jumpToEnd: "Przejdź do najnowszej wiadomości",
  newMessages: (number) =>
    count(number, { one: "{n} nowa wiadomość", few: "{n} nowe wiadomości", other: "{n} nowych wiadomości" }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `{n} nowa wiadomość od: ${name}`,
      few: `{n} nowe wiadomości, ostatnia od: ${name}`,
      other: `{n} nowych wiadomości, ostatnia od: ${name}`,
    }),

  search: "Szukaj",
  searchMessages: "Szukaj wiadomości",
  nothingFound: "Nic nie znaleziono",
  hitOf: (at, count) => `${at} z ${count}`,
  earlierHit: "Poprzedni wynik",
  laterHit: "Następny wynik",
  moreHits: "Więcej wyników",

  emptyChatTitle: "Nie ma jeszcze wiadomości",
  emptyChatText: (name) => `Napisz poniżej pierwszą wiadomość do: ${name}.`,
  emptyGroupText: "Napisz poniżej pierwszą wiadomość. Zobaczą ją wszyscy.",
  noSelectionTitle: "Żadna rozmowa nie jest otwarta",
  noSelectionText: "Wybierz jedną z listy, aby ją przeczytać i odpowiedzieć.",
  emptyInboxTitle: "Nie ma jeszcze rozmów",
  emptyInboxText: "Gdy ktoś do Ciebie napisze, rozmowa pojawi się tutaj.",
  noMatchesTitle: "Nie ma czego pokazać",
  noMatchesText: "Nie ma rozmów takich, jakie pokazuje ta lista.",
  notFoundTitle: "Ta rozmowa jest niedostępna",
  notFoundText:
    "Mogła zostać usunięta albo nie bierzesz w niej udziału. Otworzy się tutaj, gdy tylko dołączysz.",
  loading: "Wczytywanie",

  connecting: "Łączenie…",
  offline: "Jesteś offline. Wiadomości zostaną wysłane, gdy wrócisz.",
  endedTitle: "Nie można połączyć się z czatem",
  endedText: "Odśwież stronę, aby spróbować ponownie.",
  ended: "Czat został rozłączony. Odśwież stronę, aby kontynuować.",

  back: "Wróć do rozmów",
  openChat: "Otwórz czat",
  openChatUnread: (number) =>
    count(number, {
      one: "Otwórz czat, {n} nieprzeczytana wiadomość",
      few: "Otwórz czat, {n} nieprzeczytane wiadomości",
      other: "Otwórz czat, {n} nieprzeczytanych wiadomości",
    }),
  closeChat: "Zamknij czat",
};
