/** Somebody in the pictures. */
export interface Someone {
  readonly id: string;
  readonly name: string;
  /** The colour of their photo; initials without one. */
  readonly hue?: number;
}

/** Something that was said: how many minutes ago, by whom, and what. */
export type Said = readonly [minutesAgo: number, sender: string, what: What];

/** A text, or what is made of more than that. */
export type What =
  | string
  | { readonly text: string; readonly repliesTo: number }
  | { readonly file: "picture" | "document" | "voice"; readonly name: string }
  | { readonly content: readonly object[] };

export interface Talk {
  readonly id: string;
  readonly subject?: string;
  /** The colour of its picture. */
  readonly hue?: number;
  readonly participants: readonly string[];
  readonly said: readonly Said[];
  /** Reactions to what was said, by its place. */
  readonly reactions?: readonly (readonly [at: number, emoji: string, by: string])[];
  /** How many of the last lines are not read yet. */
  readonly unread?: number;
}

/** What is in the pictures, in one language. */
export interface Scene {
  readonly locale: string;
  readonly me: Someone;
  readonly people: readonly Someone[];
  /** Latest first. The first is opened. */
  readonly talks: readonly Talk[];
  readonly page: string;
  /** Said while there is no connection. */
  readonly late: string;
}

export const english: Scene = {
  locale: "en",
  me: { id: "maya", name: "Maya Lindqvist", hue: 20 },
  people: [
    { id: "daniel", name: "Daniel Okafor", hue: 250 },
    { id: "priya", name: "Priya Raman", hue: 330 },
    { id: "lukas", name: "Lukas Brandt" },
    { id: "shop", name: "Lumen Lamps", hue: 85 },
    { id: "elif", name: "Elif Kaya", hue: 150 },
    { id: "tom", name: "Tom O’Sullivan-Featherstonehaugh" },
  ],
  talks: [
    {
      id: "hut",
      participants: ["maya", "daniel"],
      said: [
        [1_560, "daniel", "Good news: the hut has two beds left for the weekend of the 12th 🏔️"],
        [1_556, "maya", "Take them! What do we need?"],
        [
          1_550,
          "daniel",
          "*Packing list*\n- boots, _not_ sandals\n- rain jacket\n- head torch, the path down is dark",
        ],
        [1_549, "daniel", "All the details are at https://hut.example/booking/2041-7783"],
        [64, "maya", { text: "I have a spare head torch if you need one", repliesTo: 2 }],
        [62, "daniel", { file: "picture", name: "Sunrise from the hut.jpg" }],
        [61, "daniel", "This was last year, from the terrace"],
        [58, "maya", "Wow"],
        [57, "maya", "I am *so* ready for this"],
        [31, "daniel", { file: "document", name: "Route and timetable.pdf" }],
        [30, "daniel", { file: "voice", name: "voice.wav" }],
        [4, "maya", "Perfect. I’ll bring the coffee, you bring the map."],
      ],
      reactions: [
        [5, "😍", "maya"],
        [8, "🎉", "daniel"],
        [11, "👍", "daniel"],
      ],
    },
    {
      id: "climbing",
      subject: "Climbing on Thursday",
      participants: ["maya", "priya", "lukas", "elif"],
      said: [
        [200, "priya", "Who is in for Thursday?"],
        [23, "lukas", "Me! And I have a guest pass"],
        [12, "elif", "I can drive, there is room for three"],
      ],
      unread: 2,
    },
    {
      id: "order",
      participants: ["maya", "shop"],
      said: [
        [310, "maya", "Hello, does this one come in brass too?"],
        [305, "shop", "It does. It would be with you on Friday."],
        [40, "shop", { file: "picture", name: "Brass.jpg" }],
      ],
      unread: 1,
    },
    {
      id: "elif",
      participants: ["maya", "elif"],
      said: [[420, "maya", "Thank you for the recipe, it was a success"]],
    },
    {
      id: "team",
      subject: "Release of the new website",
      hue: 280,
      participants: ["maya", "tom", "lukas"],
      said: [
        [1_700, "tom", "The texts for the landing page are done, please have a look at them before Monday"],
      ],
    },
    {
      id: "tom",
      participants: ["maya", "tom"],
      said: [[4_400, "tom", { file: "voice", name: "voice.wav" }]],
    },
    { id: "priya", participants: ["maya", "priya"], said: [[9_800, "priya", "See you there!"]] },
  ],
  page: "Lamps that last a lifetime",
  late: "Just leaving, see you in ten minutes",
};

export const arabic: Scene = {
  locale: "ar",
  me: { id: "layla", name: "ليلى حداد", hue: 20 },
  people: [
    { id: "noor", name: "نور الدين المصري", hue: 250 },
    { id: "salma", name: "سلمى بن يوسف", hue: 330 },
    { id: "david", name: "דוד כהן" },
    { id: "shop-ar", name: "متجر المصابيح", hue: 85 },
    { id: "omar-ar", name: "عمر فاروق", hue: 150 },
  ],
  talks: [
    {
      id: "hut-ar",
      participants: ["layla", "noor"],
      said: [
        [1_560, "noor", "خبر سار: بقي سريران في الكوخ لعطلة نهاية الأسبوع 🏔️"],
        [1_556, "layla", "احجزهما! ماذا نحتاج؟"],
        [
          1_550,
          "noor",
          "*قائمة الأمتعة*\n- أحذية للمشي، _وليس_ صنادل\n- سترة مطر\n- مصباح رأس، فطريق النزول مظلم",
        ],
        [1_549, "noor", "كل التفاصيل هنا: https://hut.example/booking/2041-7783"],
        [64, "layla", { text: "لدي مصباح إضافي إن احتجت واحدًا", repliesTo: 2 }],
        [62, "noor", { file: "picture", name: "الشروق.jpg" }],
        [61, "noor", "كان هذا في العام الماضي، من الشرفة"],
        [57, "layla", "يا للروعة! *متى* ننطلق؟"],
        [40, "noor", "The bus leaves at 7:15 from platform 3."],
        [31, "noor", { file: "document", name: "Route and timetable.pdf" }],
        [30, "noor", { file: "voice", name: "voice.wav" }],
        [4, "layla", "ممتاز. سأحضر القهوة، وأنت الخريطة."],
      ],
      reactions: [
        [5, "😍", "layla"],
        [11, "👍", "noor"],
      ],
    },
    {
      id: "climbing-ar",
      subject: "التسلق يوم الخميس",
      participants: ["layla", "salma", "david", "omar-ar"],
      said: [
        [200, "salma", "من سيأتي يوم الخميس؟"],
        [23, "david", "אני בא, ויש לי כרטיס לאורח"],
        [12, "omar-ar", "أستطيع القيادة، وهناك مكان لثلاثة"],
      ],
      unread: 2,
    },
    {
      id: "order-ar",
      participants: ["layla", "shop-ar"],
      said: [[40, "shop-ar", { file: "picture", name: "Brass.jpg" }]],
      unread: 1,
    },
    { id: "david-ar", participants: ["layla", "david"], said: [[420, "layla", "شكرًا على الوصفة، لقد نجحت"]] },
    { id: "omar-layla", participants: ["layla", "omar-ar"], said: [[9_800, "omar-ar", "See you there!"]] },
  ],
  page: "مصابيح تدوم مدى الحياة",
  late: "أنا في الطريق، أراك بعد عشر دقائق",
};
