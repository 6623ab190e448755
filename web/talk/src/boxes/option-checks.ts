import { refuse, requireObject } from "../arguments.ts";
import { warn } from "../warn.ts";

/** What an option may be: a type, one of several values, or whatever is checked elsewhere. */
type Rule = "boolean" | "number" | "object" | "any" | readonly unknown[];

type Rules = Record<string, Rule>;

const ALL: Rules = { captureKeyboardEvents: "boolean", dir: ["rtl", "ltr"], theme: "any" };
const LIST: Rules = {
  ...ALL,
  feedConversationTitleMode: ["participants", "subject", "auto"],
  feedFilter: "any",
  showFeedHeader: "boolean",
  showTypingInFeed: "boolean",
};
const CHATBOX: Rules = {
  ...ALL,
  chatSubtitleMode: ["subject", "participants", null],
  chatTitleMode: ["subject", "participants"],
  customEmojis: "object",
  messageField: "object",
  messageFilter: "any",
  messageSuggestion: "any",
  presence: "any",
  showChatHeader: "boolean",
  showTranslationToggle: [true, false, "auto"],
  thirdparties: "object",
  translateConversations: "any",
};
const INBOX: Rules = {
  ...CHATBOX,
  ...LIST,
  mobileBreakPoint: "number",
  selected: "any",
  showMobileBackButton: "boolean",
  useBrowserHistory: "boolean",
};
const POPUP: Rules = {
  ...CHATBOX,
  keepOpen: "boolean",
  launcher: ["close-only", "always", "never"],
  showCloseInHeader: [true, false, "auto"],
};
const RULES = { chatbox: CHATBOX, conversationList: LIST, inbox: INBOX, popup: POPUP };

/** The kinds of boxes. */
export type BoxKind = keyof typeof RULES;

/** The options of a box, checked. Throws an error that names what is wrong; what nobody knows is told of once. */
export function checkBoxOptions<Options extends object>(kind: BoxKind, given: Options): Options {
  const options = requireObject(given, "options");
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(options)) {
    const rule = RULES[kind][name];
    if (rule === undefined) unknown.push(name);
    else if (value !== undefined) check(value, `options.${name}`, rule);
  }
  if (unknown.length > 0) warn(`a ${kind} has no option called ${unknown.join(" or ")}; it has no effect.`);
  return options;
}

function check(value: unknown, argument: string, rule: Rule): void {
  if (rule === "any") return;
  if (rule === "object") {
    requireObject(value as object, argument);
  } else if (typeof rule !== "string") {
    const values = rule.map((one) => JSON.stringify(one)).join(" or ");
    if (!rule.includes(value)) refuse(argument, values, value);
  } else if (typeof value !== rule) {
    refuse(argument, rule === "number" ? "a number" : "true or false", value);
  }
}
