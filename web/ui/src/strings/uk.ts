import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("uk");

/** The interface in Ukrainian. */
export const strings: Strings = {
  locale: "uk",

  today: "Сьогодні",
  yesterday: "Учора",
  you: "Ви",
  youSaid: (text) => `Ви: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "Повідомлень ще немає",

  chat: "Чат",
  chatWith: (title) => `Чат: ${title}`,
  messages: "Повідомлення",
  conversations: "Розмови",
  participants: (number) => count(number, { one: "{n} особа", few: "{n} особи", other: "{n} осіб" }),
  unread: "Не прочитано",
  unreadMessages: (number) =>
    count(number, {
      one: "{n} непрочитане повідомлення",
      few: "{n} непрочитані повідомлення",
      other: "{n} непрочитаних повідомлень",
    }),
  untitledConversation: "Розмова",

  fieldLabel: (title) => `Повідомлення: ${title}`,
  fieldPlaceholder: "Напишіть щось…",
  fieldReadOnly: "Ви можете читати цю розмову, але не писати в ній.",
  send: "Надіслати",
  charactersLeft: (number) =>
    count(number, {
      one: "залишився {n} символ",
      few: "залишилося {n} символи",
      other: "залишилося {n} символів",
    }),
  charactersTooMany: (number) =>
    count(number, { one: "{n} зайвий символ", few: "{n} зайві символи", other: "{n} зайвих символів" }),

  emoji: "Емодзі",
  emojiSearch: "Пошук емодзі",
  emojiNone: "Емодзі з такою назвою немає",
  emojiRecent: "Нещодавні",
  emojiOwn: "Наші",
  emojiFound: "Знайдені",
  emojiGroups: {
    smileys: "Смайлики",
    people: "Люди",
    nature: "Тварини та природа",
    food: "Їжа та напої",
    travel: "Подорожі та місця",
    activities: "Заняття",
    objects: "Предмети",
    symbols: "Символи",
    flags: "Прапори",
  },
  suggestions: "Підказки",

  attach: "Додати файли",
  attachments: "Додані файли",
  dropHere: "Перетягніть сюди файли, щоб додати їх",
  uploading: (filename) => `Завантажується ${filename}`,
  removeAttachment: (filename) => `Прибрати ${filename}`,

  conversationActions: "Дії з розмовою",
  markAsUnread: "Позначити як непрочитану",
  leave: "Залишити розмову",
  leaveForGood: "Залишити цю розмову?",
  translate: "Перекладати повідомлення",
  notifications: "Сповіщення на цьому пристрої",
  notificationsRefused:
    "Браузер не дозволяє цій сторінці показувати сповіщення. Це можна дозволити в налаштуваннях сайту.",
  notificationsUnavailable: "Браузер не може показувати тут сповіщення.",

  messageActions: "Дії з повідомленням",
  reply: "Відповісти",
  replyingTo: (name) => `Відповідь: ${name}`,
  goToOriginal: "Перейти до повідомлення, на яке це відповідь",
  copyText: "Копіювати текст",
  edit: "Змінити",
  editing: "Ви змінюєте своє повідомлення",
  edited: "Змінено",
  viaEmail: "Надіслано електронною поштою",
  showMore: "Показати більше",
  showLess: "Показати менше",
  delete: "Видалити",
  deleteForEveryone: "Видалити для всіх?",
  cancel: "Скасувати",
  reactions: "Реакції",
  reactWith: (emoji) => `Реакція ${emoji}`,
  reactWithOther: "Інша реакція",
  reactionCount: (emoji, number) =>
    `${emoji} ${count(number, { one: "{n} особа", few: "{n} особи", other: "{n} осіб" })}`,

  picture: (title) => `Зображення: ${title}`,
  previousPicture: "Попереднє зображення",
  nextPicture: "Наступне зображення",
  download: "Завантажити",
  close: "Закрити",

  shareLocation: "Поділитися місцезнаходженням",
  locationSeeking: "Визначаємо, де ви…",
  locationRefused: "Браузер не повідомляє цій сторінці, де ви. Це можна дозволити в налаштуваннях сайту.",
  locationUnavailable: "Не вдалося визначити, де ви.",
  location: "Місцезнаходження",
  voiceMessage: "Голосове повідомлення",
  recordVoice: "Записати голосове повідомлення",
  recordedFor: "Записано",
  endRecording: "Завершити запис",
  microphoneRefused:
    "Браузер не дозволяє цій сторінці використовувати мікрофон. Це можна дозволити в налаштуваннях сайту.",
  microphoneUnavailable: "Немає мікрофона, яким можна скористатися.",
  play: "Відтворити",
  pause: "Призупинити",
  position: "Місце в записі",
  speed: (times) => `Швидкість: ${times}×`,
  code: "Код",

  sending: "Надсилається…",
  waiting: "Буде надіслано, коли ви знову будете в мережі",
  delivered: "Доставлено",
  readByEveryone: "Прочитано",
  failed: "Не надіслано",
  failedBecause: (reason) => `Не надіслано: ${reason}`,
  failedReadOnly: "тут ви можете лише читати",
  failedNotParticipant: "ви не берете участі в цій розмові",
  failedTooLarge: "файл завеликий",
  failedFileType: "файли цього типу не приймаються",
  failedFileRefused: "цей файл може зашкодити",
  failedQuota: "для ваших файлів більше немає місця",
  failedNotPermitted: "вам не можна цього робити",
  retry: "Спробувати ще раз",
  discard: "Відкинути",

  typing: (names, number) => `${names} ${number === 1 ? "пише" : "пишуть"}…`,
  manyTyping: "Кілька людей пишуть…",
  jumpToEnd: "До останнього повідомлення",
  newMessages: (number) =>
    count(number, {
      one: "{n} нове повідомлення",
      few: "{n} нові повідомлення",
      other: "{n} нових повідомлень",
    }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `{n} нове повідомлення, автор: ${name}`,
      few: `{n} нові повідомлення, останнє: ${name}`,
      other: `{n} нових повідомлень, останнє: ${name}`,
    }),

  search: "Пошук",
  searchMessages: "Пошук у повідомленнях",
  nothingFound: "Нічого не знайдено",
  hitOf: (at, count) => `${at} з ${count}`,
  earlierHit: "Попередній результат",
  laterHit: "Наступний результат",
  moreHits: "Більше результатів",

  emptyChatTitle: "Повідомлень ще немає",
  emptyChatText: (name) => `Напишіть нижче перше повідомлення. Його прочитає ${name}.`,
  emptyGroupText: "Напишіть нижче перше повідомлення. Його побачать усі.",
  noSelectionTitle: "Жодну розмову не відкрито",
  noSelectionText: "Виберіть розмову зі списку, щоб прочитати її та відповісти.",
  emptyInboxTitle: "Розмов ще немає",
  emptyInboxText: "Коли хтось вам напише, розмова з’явиться тут.",
  noMatchesTitle: "Немає чого показати",
  noMatchesText: "Немає розмов, які показує цей список.",
  notFoundTitle: "Ця розмова недоступна",
  notFoundText:
    "Можливо, її видалено або ви не берете в ній участі. Вона відкриється тут, щойно ви приєднаєтеся.",
  loading: "Завантаження",

  connecting: "З’єднання…",
  offline: "Ви не в мережі. Повідомлення буде надіслано, коли ви повернетеся.",
  endedTitle: "Чат недоступний",
  endedText: "Оновіть сторінку, щоб спробувати ще раз.",
  ended: "З’єднання з чатом розірвано. Оновіть сторінку, щоб продовжити.",

  back: "Назад до розмов",
  openChat: "Відкрити чат",
  openChatUnread: (number) =>
    count(number, {
      one: "Відкрити чат, {n} непрочитане повідомлення",
      few: "Відкрити чат, {n} непрочитані повідомлення",
      other: "Відкрити чат, {n} непрочитаних повідомлень",
    }),
  closeChat: "Закрити чат",
};
