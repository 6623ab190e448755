import type Talk from "chinwag";
import type { BoxKind, BoxProps } from "./box-props.ts";

/** What a box of any kind can be made of. */
export type AnyOptions = Talk.InboxOptions & Talk.PopupOptions;

/** What a component is given, as its box wants it. */
export interface BoxInputs {
  readonly options: AnyOptions;
  /** `undefined` for the conversation with the latest activity. */
  readonly conversation: Talk.ConversationBuilder | string | null | undefined;
  readonly asGuest: boolean;
  readonly messageId: string | undefined;
  readonly highlightedWords: readonly string[];
  /** Whether a Popup is open; `undefined` where nothing is said of it. */
  readonly show: boolean | undefined;
  /** The functions for events, as the methods of boxes are called that take them. */
  readonly handlers: Readonly<Record<string, Handler | undefined>>;
}

/** A function for an event. */
export type Handler = (event: never) => unknown;

const ALL = ["captureKeyboardEvents", "dir", "theme"];
const LIST = ["feedConversationTitleMode", "feedFilter", "showFeedHeader", "showTypingInFeed"];
const COMMON = [
  ...ALL,
  ...["chatSubtitleMode", "chatTitleMode", "customEmojis", "messageField", "messageFilter"],
  ...["messageSuggestion", "presence", "showChatHeader", "showTranslationToggle", "thirdparties"],
  "translateConversations",
];
const OPTIONS: Record<BoxKind, string[]> = {
  chatbox: COMMON,
  conversationList: [...ALL, ...LIST],
  inbox: [...COMMON, ...LIST, "mobileBreakPoint", "showMobileBackButton", "useBrowserHistory"],
  popup: [...COMMON, "keepOpen", "launcher", "showCloseInHeader"],
};

const READER_EVENTS = ["onFocus", "onBlur", "onKeyup", "onKeydown"];
const LIST_EVENTS = ["onSelectConversation", "onDesktopNotificationToggled"];
const EVENTS = [
  ...["onSendMessage", "onCustomMessageAction", "onCustomConversationAction", "onLeaveConversation"],
  ...[
    "onMarkConversationAsUnread",
    "onTranslationToggled",
    "onDeleteMessage",
    "onFocusMessage",
    ...READER_EVENTS,
  ],
];
const EVENTS_OF: Record<BoxKind, string[]> = {
  chatbox: EVENTS,
  conversationList: [...READER_EVENTS, ...LIST_EVENTS],
  inbox: [...EVENTS, ...LIST_EVENTS, "onConversationSelected", "onBackButtonClick"],
  popup: [...EVENTS, "onOpen", "onClose"],
};

/** The events of all kinds of boxes, as the methods are called that take functions for them. */
export const ALL_EVENTS = [...new Set(Object.values(EVENTS_OF).flat())];

type Loose = Record<string, unknown>;

/** Sorts what a component is given. */
export function boxInputs(kind: BoxKind, props: BoxProps, session: Talk.Session): BoxInputs {
  const given: Loose = { ...props };
  const { syncConversation, conversationId, selectedConversationId, asGuest, focusedMessageId } = props;
  const described =
    typeof syncConversation === "function" ? syncConversation(session) : (syncConversation ?? undefined);
  given.onCustomMessageAction ??= given.onMessageAction;
  return {
    options: pick(withPlainNames(given), OPTIONS[kind]) as AnyOptions,
    conversation: described ?? firstGiven(conversationId, selectedConversationId),
    asGuest: asGuest === true,
    messageId: focusedMessageId ?? undefined,
    highlightedWords: props.highlightedWords ?? [],
    show: given.show as boolean | undefined,
    handlers: pick(given, EVENTS_OF[kind]) as BoxInputs["handlers"],
  };
}

/** Options under the names that boxes know. */
function withPlainNames(given: Loose): Loose {
  const messageField = {
    ...(given.messageField as object | undefined),
    ...pick(
      {
        enterSendsMessage: given.enterSendsMessage,
        visible: given.messageFieldVisible,
        spellcheck: given.messageFieldSpellcheck,
        placeholder: given.messageFieldPlaceholder,
      },
      ["enterSendsMessage", "visible", "spellcheck", "placeholder"],
    ),
  };
  return {
    ...given,
    ...(Object.keys(messageField).length > 0 && { messageField }),
    feedFilter: given.feedFilter ?? given.conversationFilter,
    showChatHeader: given.showChatHeader ?? given.chatHeaderVisible,
    theme: theme(given.theme as BoxProps["theme"], given.themeCustom as Custom),
  };
}

type Custom = Talk.ThemeOptions["custom"];

/** A name, options, or components by name; a box knows the first two, of which the latter can have components. */
function theme(given: BoxProps["theme"], more: Custom): string | Talk.ThemeOptions | undefined {
  if (more === undefined && (typeof given === "string" || given === undefined)) return given;
  const options = typeof given === "string" ? { name: given } : given;
  if (typeof options === "function") return { components: options, ...(more && { custom: more }) };
  const { name, custom, components, ...byName } = (options ?? {}) as Talk.ThemeOptions;
  const all = typeof components === "function" ? components : { ...byName, ...components };
  return {
    ...(name !== undefined && { name }),
    ...((custom ?? more) && { custom: { ...custom, ...more } }),
    ...((typeof all === "function" || Object.keys(all).length > 0) && { components: all }),
  };
}

/** What of an object has one of the names, and is not absent. */
function pick(given: Loose, names: readonly string[]): Loose {
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
}

function firstGiven<Value>(...values: Value[]): Value | undefined {
  return values.find((value) => value !== undefined);
}
