import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("ar");

/** The interface in Arabic. */
export const strings: Strings = {
  locale: "ar",
  dir: "rtl",

  today: "اليوم",
  yesterday: "أمس",
  you: "أنت",
  youSaid: (text) => `أنت: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "لا توجد رسائل بعد",

  chat: "محادثة",
  chatWith: (title) => `محادثة: ${title}`,
  messages: "الرسائل",
  conversations: "المحادثات",
  participants: (number) =>
    count(number, { one: "شخص واحد", two: "شخصان", few: "{n} أشخاص", many: "{n} شخصًا", other: "{n} شخص" }),
  unread: "غير مقروءة",
  unreadMessages: (number) =>
    count(number, {
      one: "رسالة واحدة غير مقروءة",
      two: "رسالتان غير مقروءتين",
      few: "{n} رسائل غير مقروءة",
      many: "{n} رسالة غير مقروءة",
      other: "{n} رسالة غير مقروءة",
    }),
  untitledConversation: "محادثة",

  fieldLabel: (title) => `رسالة إلى ${title}`,
  fieldPlaceholder: "اكتب شيئًا…",
  fieldReadOnly: "يمكنك قراءة هذه المحادثة، لكن لا يمكنك الكتابة فيها.",
  send: "إرسال",
  charactersLeft: (number) =>
    count(number, { one: "بقي حرف واحد", two: "بقي حرفان", few: "بقيت {n} أحرف", other: "بقي {n} حرفًا" }),
  charactersTooMany: (number) =>
    count(number, {
      one: "حرف واحد زائد",
      two: "حرفان زائدان",
      few: "{n} أحرف زائدة",
      other: "{n} حرفًا زائدًا",
    }),

  emoji: "رموز تعبيرية",
  emojiSearch: "البحث عن رمز تعبيري",
  emojiNone: "لا يوجد رمز بهذا الاسم",
  emojiRecent: "المستخدمة مؤخرًا",
  emojiOwn: "رموزنا",
  emojiFound: "النتائج",
  emojiGroups: {
    smileys: "وجوه",
    people: "أشخاص",
    nature: "حيوانات وطبيعة",
    food: "طعام وشراب",
    travel: "سفر وأماكن",
    activities: "أنشطة",
    objects: "أشياء",
    symbols: "رموز",
    flags: "أعلام",
  },
  suggestions: "اقتراحات",

  attach: "إرفاق ملفات",
  attachments: "الملفات المرفقة",
  dropHere: "أفلت الملفات هنا لإرفاقها",
  uploading: (filename) => `جارٍ رفع ${filename}`,
  removeAttachment: (filename) => `إزالة ${filename}`,

  conversationActions: "إجراءات المحادثة",
  markAsUnread: "وضع علامة غير مقروءة",
  leave: "مغادرة المحادثة",
  leaveForGood: "هل تريد مغادرة هذه المحادثة؟",
  translate: "ترجمة الرسائل",
  notifications: "الإشعارات على هذا الجهاز",
  notificationsRefused: "لا يسمح متصفحك لهذه الصفحة بعرض الإشعارات. يمكنك السماح بذلك في إعدادات الموقع.",
  notificationsUnavailable: "لا يستطيع متصفحك عرض الإشعارات هنا.",

  messageActions: "إجراءات الرسالة",
  reply: "رد",
  replyingTo: (name) => `رد على ${name}`,
  goToOriginal: "الانتقال إلى الرسالة التي هذا رد عليها",
  copyText: "نسخ النص",
  edit: "تعديل",
  editing: "أنت تعدّل رسالتك",
  edited: "معدّلة",
  delete: "حذف",
  deleteForEveryone: "هل تريد الحذف لدى الجميع؟",
  cancel: "إلغاء",
  reactions: "التفاعلات",
  reactWith: (emoji) => `التفاعل بـ ${emoji}`,
  reactWithOther: "التفاعل برمز آخر",
  reactionCount: (emoji, number) =>
    `${emoji} ${count(number, { one: "شخص واحد", two: "شخصان", few: "{n} أشخاص", many: "{n} شخصًا", other: "{n} شخص" })}`,

  picture: (title) => `صورة: ${title}`,
  previousPicture: "الصورة السابقة",
  nextPicture: "الصورة التالية",
  download: "تنزيل",
  close: "إغلاق",

  shareLocation: "مشاركة الموقع",
  locationSeeking: "جارٍ تحديد موقعك…",
  locationRefused: "لا يُعلم متصفحك هذه الصفحة بمكانك. يمكنك السماح بذلك في إعدادات الموقع.",
  locationUnavailable: "تعذّر تحديد موقعك.",
  location: "الموقع",
  voiceMessage: "رسالة صوتية",
  recordVoice: "تسجيل رسالة صوتية",
  recordedFor: "المدة المسجلة",
  endRecording: "إنهاء التسجيل",
  microphoneRefused: "لا يسمح متصفحك لهذه الصفحة باستخدام الميكروفون. يمكنك السماح بذلك في إعدادات الموقع.",
  microphoneUnavailable: "لا يوجد ميكروفون يمكن استخدامه.",
  play: "تشغيل",
  pause: "إيقاف مؤقت",
  position: "موضع التشغيل",
  speed: (times) => `السرعة: ${times}×`,
  code: "رمز برمجي",

  sending: "جارٍ الإرسال…",
  waiting: "ستُرسل عندما يعود اتصالك",
  delivered: "وصلت",
  readByEveryone: "قُرئت",
  failed: "لم تُرسل",
  failedBecause: (reason) => `لم تُرسل: ${reason}`,
  failedReadOnly: "يمكنك القراءة فقط هنا",
  failedNotParticipant: "لست مشاركًا في هذه المحادثة",
  failedTooLarge: "الملف كبير جدًا",
  failedFileType: "لا تُقبل الملفات من هذا النوع",
  failedFileRefused: "قد يكون هذا الملف ضارًا",
  failedQuota: "لم تبقَ مساحة لملفاتك",
  failedNotPermitted: "غير مسموح لك بذلك",
  retry: "إعادة المحاولة",
  discard: "تجاهل",

  jumpToEnd: "الانتقال إلى أحدث رسالة",
  newMessages: (number) =>
    count(number, {
      one: "رسالة جديدة",
      two: "رسالتان جديدتان",
      few: "{n} رسائل جديدة",
      other: "{n} رسالة جديدة",
    }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `رسالة جديدة من ${name}`,
      two: `رسالتان جديدتان، آخرهما من ${name}`,
      few: `{n} رسائل جديدة، آخرها من ${name}`,
      other: `{n} رسالة جديدة، آخرها من ${name}`,
    }),

  emptyChatTitle: "لا توجد رسائل بعد",
  emptyChatText: (name) => `اكتب أدناه أول رسالة إلى ${name}.`,
  emptyGroupText: "اكتب أدناه أول رسالة. سيراها كل من هنا.",
  noSelectionTitle: "لا توجد محادثة مفتوحة",
  noSelectionText: "اختر واحدة من القائمة لقراءتها والرد.",
  emptyInboxTitle: "لا توجد محادثات بعد",
  emptyInboxText: "عندما يكتب إليك أحد، ستظهر المحادثة هنا.",
  noMatchesTitle: "لا شيء لعرضه",
  noMatchesText: "لا توجد محادثة من النوع الذي تعرضه هذه القائمة.",
  notFoundTitle: "هذه المحادثة غير متاحة",
  notFoundText: "ربما حُذفت، أو لست مشاركًا فيها. ستُفتح هنا فور انضمامك.",
  loading: "جارٍ التحميل",

  connecting: "جارٍ الاتصال…",
  offline: "أنت غير متصل. ستُرسل الرسائل عند عودتك.",
  endedTitle: "تعذّر الوصول إلى المحادثة",
  endedText: "أعد تحميل الصفحة للمحاولة مرة أخرى.",
  ended: "انقطع الاتصال بالمحادثة. أعد تحميل الصفحة للمتابعة.",

  back: "العودة إلى المحادثات",
  openChat: "فتح المحادثة",
  openChatUnread: (number) =>
    count(number, {
      one: "فتح المحادثة، رسالة واحدة غير مقروءة",
      two: "فتح المحادثة، رسالتان غير مقروءتين",
      few: "فتح المحادثة، {n} رسائل غير مقروءة",
      other: "فتح المحادثة، {n} رسالة غير مقروءة",
    }),
  closeChat: "إغلاق المحادثة",
};
