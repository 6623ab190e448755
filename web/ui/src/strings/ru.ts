import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("ru");

/** The interface in Russian. */
export const strings: Strings = {
  locale: "ru",

  today: "Сегодня",
  yesterday: "Вчера",
  you: "Вы",
  youSaid: (text) => `Вы: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "Сообщений пока нет",

  chat: "Чат",
  chatWith: (title) => `Чат: ${title}`,
  messages: "Сообщения",
  conversations: "Беседы",
  participants: (number) => count(number, { one: "{n} человек", few: "{n} человека", other: "{n} человек" }),
  unread: "Не прочитано",
  unreadMessages: (number) =>
    count(number, {
      one: "{n} непрочитанное сообщение",
      few: "{n} непрочитанных сообщения",
      other: "{n} непрочитанных сообщений",
    }),
  untitledConversation: "Беседа",

  fieldLabel: (title) => `Сообщение: ${title}`,
  fieldPlaceholder: "Напишите что-нибудь…",
  fieldReadOnly: "Вы можете читать эту беседу, но не писать в ней.",
  send: "Отправить",
  charactersLeft: (number) =>
    count(number, { one: "остался {n} символ", few: "осталось {n} символа", other: "осталось {n} символов" }),
  charactersTooMany: (number) =>
    count(number, { one: "{n} лишний символ", few: "{n} лишних символа", other: "{n} лишних символов" }),

  emoji: "Эмодзи",
  emojiSearch: "Поиск эмодзи",
  emojiNone: "Эмодзи с таким названием нет",
  emojiRecent: "Недавние",
  emojiOwn: "Наши",
  emojiFound: "Найденные",
  emojiGroups: {
    smileys: "Смайлики",
    people: "Люди",
    nature: "Животные и природа",
    food: "Еда и напитки",
    travel: "Путешествия и места",
    activities: "Занятия",
    objects: "Предметы",
    symbols: "Символы",
    flags: "Флаги",
  },
  suggestions: "Подсказки",

  attach: "Прикрепить файлы",
  attachments: "Прикреплённые файлы",
  dropHere: "Перетащите сюда файлы, чтобы прикрепить их",
  uploading: (filename) => `Загружается ${filename}`,
  removeAttachment: (filename) => `Убрать ${filename}`,

  conversationActions: "Действия с беседой",
  markAsUnread: "Пометить как непрочитанную",
  leave: "Покинуть беседу",
  leaveForGood: "Покинуть эту беседу?",
  translate: "Переводить сообщения",
  notifications: "Уведомления на этом устройстве",
  notificationsRefused:
    "Браузер не разрешает этой странице показывать уведомления. Это можно разрешить в настройках сайта.",
  notificationsUnavailable: "Браузер не может показывать здесь уведомления.",

  messageActions: "Действия с сообщением",
  reply: "Ответить",
  replyingTo: (name) => `Ответ: ${name}`,
  goToOriginal: "Перейти к сообщению, на которое это ответ",
  copyText: "Копировать текст",
  edit: "Изменить",
  editing: "Вы изменяете своё сообщение",
  edited: "Изменено",
  viaEmail: "Отправлено по эл. почте",
  showMore: "Показать больше",
  showLess: "Показать меньше",
  delete: "Удалить",
  deleteForEveryone: "Удалить у всех?",
  cancel: "Отмена",
  reactions: "Реакции",
  reactWith: (emoji) => `Поставить реакцию ${emoji}`,
  reactWithOther: "Поставить другую реакцию",
  reactionCount: (emoji, number) =>
    `${emoji} ${count(number, { one: "{n} человек", few: "{n} человека", other: "{n} человек" })}`,

  picture: (title) => `Изображение: ${title}`,
  previousPicture: "Предыдущее изображение",
  nextPicture: "Следующее изображение",
  download: "Скачать",
  close: "Закрыть",

  shareLocation: "Поделиться местоположением",
  locationSeeking: "Определяем, где вы…",
  locationRefused:
    "Браузер не сообщает этой странице, где вы находитесь. Это можно разрешить в настройках сайта.",
  locationUnavailable: "Не удалось определить, где вы.",
  location: "Местоположение",
  voiceMessage: "Голосовое сообщение",
  recordVoice: "Записать голосовое сообщение",
  recordedFor: "Записано",
  endRecording: "Закончить запись",
  microphoneRefused:
    "Браузер не разрешает этой странице использовать микрофон. Это можно разрешить в настройках сайта.",
  microphoneUnavailable: "Нет микрофона, которым можно воспользоваться.",
  play: "Воспроизвести",
  pause: "Приостановить",
  position: "Место в записи",
  speed: (times) => `Скорость: ${times}×`,
  code: "Код",

  sending: "Отправляется…",
  waiting: "Будет отправлено, когда вы снова будете в сети",
  delivered: "Доставлено",
  readByEveryone: "Прочитано",
  failed: "Не отправлено",
  failedBecause: (reason) => `Не отправлено: ${reason}`,
  failedReadOnly: "здесь вы можете только читать",
  failedNotParticipant: "вы не участвуете в этой беседе",
  failedTooLarge: "файл слишком большой",
  failedFileType: "файлы этого типа не принимаются",
  failedFileRefused: "этот файл может навредить",
  failedQuota: "для ваших файлов больше нет места",
  failedNotPermitted: "вам нельзя это делать",
  retry: "Повторить",
  discard: "Отбросить",

  typing: (names, number) => `${names} ${number === 1 ? "печатает" : "печатают"}…`,
  manyTyping: "Несколько человек печатают…",
  jumpToEnd: "К последнему сообщению",
  newMessages: (number) =>
    count(number, { one: "{n} новое сообщение", few: "{n} новых сообщения", other: "{n} новых сообщений" }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `{n} новое сообщение, автор: ${name}`,
      few: `{n} новых сообщения, последнее: ${name}`,
      other: `{n} новых сообщений, последнее: ${name}`,
    }),

  search: "Поиск",
  searchMessages: "Поиск по сообщениям",
  nothingFound: "Ничего не найдено",
  hitOf: (at, count) => `${at} из ${count}`,
  earlierHit: "Предыдущий результат",
  laterHit: "Следующий результат",
  moreHits: "Ещё результаты",

  emptyChatTitle: "Сообщений пока нет",
  emptyChatText: (name) => `Напишите ниже первое сообщение. Его прочтёт ${name}.`,
  emptyGroupText: "Напишите ниже первое сообщение. Его увидят все.",
  noSelectionTitle: "Ни одна беседа не открыта",
  noSelectionText: "Выберите беседу из списка, чтобы прочитать её и ответить.",
  emptyInboxTitle: "Бесед пока нет",
  emptyInboxText: "Когда вам кто-нибудь напишет, беседа появится здесь.",
  noMatchesTitle: "Показывать нечего",
  noMatchesText: "Нет бесед, которые показывает этот список.",
  notFoundTitle: "Эта беседа недоступна",
  notFoundText:
    "Возможно, она удалена или вы в ней не участвуете. Она откроется здесь, как только вы присоединитесь.",
  loading: "Загрузка",

  connecting: "Соединение…",
  offline: "Вы не в сети. Сообщения будут отправлены, когда вы вернётесь.",
  endedTitle: "Чат недоступен",
  endedText: "Обновите страницу, чтобы попробовать ещё раз.",
  ended: "Соединение с чатом разорвано. Обновите страницу, чтобы продолжить.",

  back: "Назад к беседам",
  openChat: "Открыть чат",
  openChatUnread: (number) =>
    count(number, {
      one: "Открыть чат, {n} непрочитанное сообщение",
      few: "Открыть чат, {n} непрочитанных сообщения",
      other: "Открыть чат, {n} непрочитанных сообщений",
    }),
  closeChat: "Закрыть чат",
};
