/** How the text of an attribute is read. */
type Read = (text: string) => unknown;

const text: Read = (given) => given;
/** `conversation-id=""`: no conversation. */
const id: Read = (given) => (given === "" ? null : given);
/** Only `"false"` is not so, as an attribute without a value is. */
const yes: Read = (given) => given !== "false";
const yesOrAuto: Read = (given) => (given === "auto" ? given : given !== "false");
const json: Read = (given) => JSON.parse(given);

/** The properties that can be attributes, which are called the same in kebab-case. */
const READS: Record<string, Read> = {
  appId: text,
  userId: text,
  syncUser: json,
  token: text,
  signature: text,
  host: text,
  conversationId: id,
  selectedConversationId: id,
  focusedMessageId: id,
  asGuest: yes,
  captureKeyboardEvents: yes,
  chatHeaderVisible: yes,
  chatSubtitleMode: text,
  chatTitleMode: text,
  conversationFilter: json,
  customEmojis: json,
  dir: text,
  enterSendsMessage: yes,
  feedConversationTitleMode: text,
  feedFilter: json,
  highlightedWords: json,
  keepOpen: yes,
  launcher: text,
  messageField: json,
  messageFieldPlaceholder: text,
  messageFieldSpellcheck: yes,
  messageFieldVisible: yes,
  messageFilter: json,
  messageSuggestion: text,
  mobileBreakPoint: json,
  presence: json,
  show: yes,
  showChatHeader: yes,
  showCloseInHeader: yesOrAuto,
  showFeedHeader: yes,
  showMobileBackButton: yes,
  showTranslationToggle: yesOrAuto,
  showTypingInFeed: yes,
  theme: text,
  themeCustom: json,
  translateConversations: yesOrAuto,
  useBrowserHistory: yes,
};

const PROPERTY_OF = new Map(Object.keys(READS).map((name) => [kebab(name), name]));

/** The attributes that are followed. */
export const ATTRIBUTES = [...PROPERTY_OF.keys()];

/** What an element has as properties; `dir` all elements have already. */
export const PROPERTIES = [
  ...Object.keys(READS).filter((name) => name !== "dir"),
  ...["tokenFetcher", "syncConversation"],
];

/** The property that an attribute stands for, and its value: `undefined` for one that is gone or cannot be read. */
export function readAttribute(attribute: string, value: string | null): [property: string, value: unknown] {
  const property = PROPERTY_OF.get(attribute) as string;
  if (value === null) return [property, undefined];
  try {
    return [property, READS[property]?.(value)];
  } catch {
    reportError(new Error(`The attribute ${attribute} must be JSON, not ${value}`));
    return [property, undefined];
  }
}

/** `aName` as `a-name`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
