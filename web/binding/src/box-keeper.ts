import type Talk from "chinwag";
import type { AnyOptions, BoxInputs, Handler } from "./box-inputs.ts";
import type { BoxKind } from "./box-props.ts";
import { isEqual } from "./equal.ts";

interface Boxes {
  chatbox: Talk.Chatbox;
  conversationList: Talk.ConversationList;
  inbox: Talk.Inbox;
  popup: Talk.Popup;
}

/** The box of a kind. */
export type BoxOf<Kind extends BoxKind> = Boxes[Kind];

/** What a box is kept with. */
interface Kept {
  readonly session: Talk.Session;
  /** What the box fills; `null` for a Popup, which finds its place itself. */
  readonly container: HTMLElement | null;
  /** There is a box, for the first time or in place of another. */
  readonly onBox?: (() => void) | undefined;
  /** The box is in the page. */
  readonly onMounted?: (() => void) | undefined;
}

/** What the reader of a box would miss in the one that takes its place. */
interface Left {
  /** What was on screen, if the page still wants what it wanted. */
  readonly conversationId: string | null | undefined;
  /** What the message field said. */
  readonly text: Promise<string>;
}

type Components = Record<string, unknown>;

type Following = (handler: (event: never) => unknown) => Talk.Subscription;

/**
 * A box that follows what its component is given. What can be changed of a box that is shown is changed; for the rest it
 * is made anew at the same place.
 */
export class BoxKeeper<Kind extends BoxKind = BoxKind> {
  readonly #kind: Kind;
  readonly #kept: Kept;
  readonly #following = new Map<string, Talk.Subscription>();
  #inputs: BoxInputs;
  #box!: BoxOf<Kind>;
  #highlights: Talk.HighlightControls | undefined;
  /** Whether a Popup is open, whoever opened it. */
  #isOpen = false;

  constructor(kind: Kind, kept: Kept, inputs: BoxInputs) {
    this.#kind = kind;
    this.#kept = kept;
    this.#inputs = inputs;
    this.#isOpen = inputs.show === true;
    this.#make();
  }

  /** The box as it is now; another one after an option has changed that a box is made with. */
  get box(): BoxOf<Kind> {
    return this.#box;
  }

  /** What goes through the messages with highlighted words; `undefined` while there are no such words. */
  get highlights(): Talk.HighlightControls | undefined {
    return this.#highlights;
  }

  /** Follows what is given now. */
  update(inputs: BoxInputs): void {
    const before = this.#inputs;
    this.#inputs = inputs;
    if (!this.#kept.session.isAlive) return;
    const isSelectionKept = isSameSelection(before, inputs);
    if (inputs.show !== undefined && inputs.show !== before.show) this.#open(inputs.show);
    if (this.#isGone || !isEqual(madeWith(before.options), madeWith(inputs.options))) {
      this.#makeAnew(isSelectionKept);
      return;
    }
    this.#follow();
    this.#apply(before.options, inputs.options);
    if (!isSelectionKept) this.#select();
    if (!isEqual(before.highlightedWords, inputs.highlightedWords)) this.#highlight();
  }

  /** Takes the box out of the page. */
  destroy(): void {
    this.#unmake();
  }

  /** Whether somebody else took the box out of the page, and not the place that it is in. */
  get #isGone(): boolean {
    return !this.#box.isAlive && this.#kept.container?.isConnected !== false;
  }

  #open(isOpen: boolean): void {
    this.#isOpen = isOpen;
    const popup = this.#box as Talk.Popup;
    if (isOpen) popup.show();
    else popup.hide();
  }

  /** The reader goes on where they were. */
  #makeAnew(isSelectionKept: boolean): void {
    const box = this.#box;
    const isList = this.#kind === "conversationList";
    const id = isList
      ? (box as Talk.ConversationList).selectedConversationId
      : this.#chat.currentConversation?.id;
    const left = {
      conversationId: isSelectionKept ? id : undefined,
      text: isList || !box.isAlive ? Promise.resolve("") : this.#chat.messageField.getText(),
    };
    this.#unmake();
    this.#make(left);
  }

  /** The box as one with a chat in it. */
  get #chat(): Talk.Chatbox {
    return this.#box as Talk.Chatbox;
  }

  #make(left?: Left): void {
    const { session, container, onBox, onMounted } = this.#kept;
    const { options, conversation, highlightedWords } = this.#inputs;
    const box = this.#create(session, { ...options, ...this.#theme(options.theme) });
    this.#box = box;
    if (this.#kind === "popup") this.#followReader(box as Talk.Popup);
    this.#follow();
    onBox?.();
    // An Inbox that is told nothing shows what its user was last in; `select` would only say so.
    if (left?.conversationId !== undefined) this.#select(left.conversationId);
    else if (conversation !== undefined) this.#select();
    if (highlightedWords.length > 0) this.#highlight();
    left?.text.then((text) => {
      if (this.#box === box && box.isAlive && text !== "") this.#chat.messageField.setText(text);
    }, reportError);
    const mounting =
      container === null
        ? (box as Talk.Popup).mount({ show: this.#isOpen })
        : (box as Talk.Chatbox).mount(container);
    mounting.then(() => {
      if (this.#box === box && box.isAlive) onMounted?.();
    }, reportError);
  }

  #create(session: Talk.Session, options: AnyOptions): BoxOf<Kind> {
    const make: { [Any in BoxKind]: () => BoxOf<Any> } = {
      chatbox: () => session.createChatbox(options),
      conversationList: () => session.createConversationList(options),
      inbox: () => session.createInbox(options),
      popup: () => session.createPopup(options),
    };
    return make[this.#kind]();
  }

  /** Components written anew each time something is drawn stay the same to the box, and are what was written last. */
  #theme(theme: AnyOptions["theme"]): Pick<AnyOptions, "theme"> {
    const { components } = (theme ?? {}) as Talk.ThemeOptions;
    if (typeof theme !== "object" || typeof components !== "object")
      return theme === undefined ? {} : { theme };
    const latest = (name: string) => {
      const now = this.#inputs.options.theme as Talk.ThemeOptions | undefined;
      return (now?.components as Components | undefined)?.[name] ?? (components as Components)[name];
    };
    const kept = Object.entries(components as Components).map(([name, component]) => [
      name,
      typeof component === "function" ? (props: never) => (latest(name) as Handler)(props) : component,
    ]);
    return { theme: { ...theme, components: Object.fromEntries(kept) } };
  }

  #unmake(): void {
    for (const subscription of this.#following.values()) subscription.unsubscribe();
    this.#following.clear();
    this.#highlights = undefined;
    this.#box.destroy();
  }

  #followReader(popup: Talk.Popup): void {
    popup.onOpen(() => {
      this.#isOpen = true;
    });
    popup.onClose(() => {
      this.#isOpen = false;
    });
  }

  /** Listens to those events that there are functions for: a box asks of some whether anybody cares. */
  #follow(): void {
    const { handlers } = this.#inputs;
    for (const [name, subscription] of this.#following) {
      if (handlers[name]) continue;
      subscription.unsubscribe();
      this.#following.delete(name);
    }
    const box = this.#box as unknown as Record<string, Following>;
    for (const name of Object.keys(handlers)) {
      if (this.#following.has(name) || !handlers[name]) continue;
      const handle: Handler = (event) => this.#inputs.handlers[name]?.(event);
      const subscription = box[name]?.(handle);
      if (subscription) this.#following.set(name, subscription);
    }
  }

  #select(conversation = this.#inputs.conversation): void {
    const { messageId, asGuest } = this.#inputs;
    const params = { asGuest, ...(messageId !== undefined && { messageId }) };
    this.#chat.select(conversation, params).catch(reportError);
  }

  #highlight(): void {
    const { highlightedWords } = this.#inputs;
    const controls = this.#chat.setHighlightedWords([...highlightedWords]);
    this.#highlights = highlightedWords.length > 0 ? controls : undefined;
  }

  /** Brings the options up to date that a box may be told of later. */
  #apply(before: AnyOptions, now: AnyOptions): void {
    const box = this.#chat;
    const differs = (name: keyof AnyOptions) => !isEqual(before[name], now[name]);
    if (differs("messageFilter")) box.setMessageFilter(now.messageFilter ?? {});
    if (differs("feedFilter")) (this.#box as Talk.Inbox).setFeedFilter(now.feedFilter ?? {});
    if (differs("presence")) box.setPresence(now.presence ?? { visible: true, custom: null });
    if (differs("translateConversations")) {
      box.setTranslationEnabledDefault(wholly(now.translateConversations));
    }
    if (!isEqual(before.messageField?.visible, now.messageField?.visible)) {
      box.messageField.setVisible(now.messageField?.visible ?? true);
    }
  }
}

/** The options that a box keeps as long as it lives. */
function madeWith(options: AnyOptions): AnyOptions {
  const { messageFilter, feedFilter, presence, translateConversations, messageField, ...rest } = options;
  const { visible, ...field } = messageField ?? {};
  const { components, ...look } = (typeof rest.theme === "object" ? rest.theme : {}) as Talk.ThemeOptions;
  const names = typeof components === "object" ? Object.keys(components).sort() : typeof components;
  return {
    ...rest,
    // Which components there are: what they do may change.
    ...(components && { theme: { ...look, components: names as never } }),
    messageField: field,
    ...(Array.isArray(translateConversations) && { translateConversations }),
  };
}

function wholly(translate: AnyOptions["translateConversations"]): boolean | "auto" {
  return translate === true || translate === "auto" ? translate : false;
}

/** Builders are made anew each time a component is drawn: what they say tells whether they are the same. */
function isSameSelection(one: BoxInputs, other: BoxInputs): boolean {
  const said = ({ conversation, messageId, asGuest }: BoxInputs) =>
    JSON.stringify([conversation === undefined ? "" : [conversation], messageId, asGuest]);
  return said(one) === said(other);
}
