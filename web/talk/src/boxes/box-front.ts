import type { MessagePredicate, Subscription } from "@chinwag/core";
import { refuse, requireId, requireObject } from "../arguments.ts";
import type { Conversation, ConversationBuilder, ConversationData } from "../conversations/types.ts";
import type { Box } from "./box.ts";
import { type BoxEventMap, type BoxEvents, requireEvent } from "./box-events.ts";
import type {
  BackButtonClickEvent,
  ConversationActionEvent,
  DeleteMessageEvent,
  FocusMessageEvent,
  KeyEvent,
  LeaveConversationEvent,
  MarkConversationAsUnreadEvent,
  MessageActionEvent,
  SendMessageEvent,
  TranslationToggledEvent,
} from "./event-types.ts";
import type { SelectableConversation, UserPresence } from "./options.ts";
import { requireMessagePredicate } from "./predicates.ts";
import { requireDefault, translatedId } from "./translation-wishes.ts";
import type {
  BoxControl,
  HighlightControls,
  HtmlPanel,
  HtmlPanelOptions,
  MessageField,
  SelectConversationOptions,
  UIBox,
} from "./types.ts";

type Handler = (...given: never[]) => void;
type ActionHandler<Event> = (event: Event) => void;

/** What pages hold of a box, whichever kind it is. */
export abstract class BoxFront<Part = unknown> implements UIBox {
  protected readonly box: Box<Part>;
  protected readonly events: BoxEvents;
  /** The events that older pages may ask for by name. */
  protected abstract readonly eventNames: readonly (keyof BoxEventMap)[];

  constructor(box: Box<Part>) {
    this.box = box;
    this.events = box.events;
  }

  get isAlive(): boolean {
    return this.box.isAlive;
  }

  get currentConversation(): ConversationData | null {
    return this.box.currentConversation;
  }

  get messageField(): MessageField {
    return this.box.messageField;
  }

  select(conversation: SelectableConversation, params?: SelectConversationOptions): Promise<void> {
    const { messageId, asGuest = false } = params ?? {};
    if (messageId !== undefined) requireId(messageId, "params.messageId");
    if (typeof asGuest !== "boolean") refuse("params.asGuest", "true or false", asGuest);
    return this.box.select(conversation, { messageId, asGuest });
  }

  setMessageFilter(filter: MessagePredicate): void {
    this.box.filterMessages(requireMessagePredicate(filter, "filter"));
  }

  setPresence(presence: UserPresence): void {
    this.box.setPresence(presence);
  }

  setTranslationEnabledForConversation(conversation: string | ConversationBuilder, enabled: boolean): void {
    const id = translatedId(conversation, "conversation");
    if (typeof enabled !== "boolean") refuse("enabled", "true or false", enabled);
    this.box.translate(({ byDefault, of }) => ({ byDefault, of: new Map(of).set(id, enabled) }));
  }

  setTranslationEnabledDefault(enabled: boolean | "auto"): void {
    const byDefault = requireDefault(enabled, "enabled");
    this.box.translate(({ of }) => ({ byDefault, of }));
  }

  onTranslationToggled(handler: (event: TranslationToggledEvent) => void): Subscription {
    return this.events.on("translationToggled", handler);
  }

  setHighlightedWords(words: string[]): HighlightControls {
    this.box.requireAlive();
    const isRight = Array.isArray(words) && words.every((word) => typeof word === "string");
    if (!isRight) refuse("words", "an array of strings", words);
    return this.box.extras.setWords([...words]);
  }

  async sendFile(file: File): Promise<void> {
    if (!(file instanceof File)) refuse("file", "a File", file);
    if (!/.\.[^.]+$/.test(file.name)) refuse("file.name", "a name with an extension", file.name);
    this.box.messageField.work((field) => field.attach(file));
  }

  async sendLocation(): Promise<void> {
    this.box.messageField.work((field) => field.locate());
  }

  createHtmlPanel(options: HtmlPanelOptions): Promise<HtmlPanel> {
    this.box.requireAlive();
    const { url, height, show, conversation } = requireObject(options, "options");
    requireId(url, "options.url");
    if (height !== undefined && typeof height !== "number") refuse("options.height", "a number", height);
    const conversationId =
      conversation === undefined ? undefined : idOf(conversation, "options.conversation");
    return this.box.extras.createPanel({ url, height, show, conversationId });
  }

  toggleDesktopNotifications(isEnabled: boolean): void {
    // Nobody waits for it: what comes of it can be seen.
    this.box.session.notifications.set(isEnabled).catch(() => undefined);
  }

  onSendMessage(handler: (event: SendMessageEvent) => void): Subscription {
    return this.events.on("sendMessage", handler);
  }

  onCustomMessageAction(action: string, handler: ActionHandler<MessageActionEvent>): Subscription;
  onCustomMessageAction(handler: ActionHandler<MessageActionEvent>): Subscription;
  onCustomMessageAction(...given: [unknown, unknown?]): Subscription {
    return this.events.on("messageAction", actionHandler<MessageActionEvent>(given));
  }

  onCustomConversationAction(action: string, handler: ActionHandler<ConversationActionEvent>): Subscription;
  onCustomConversationAction(handler: ActionHandler<ConversationActionEvent>): Subscription;
  onCustomConversationAction(...given: [unknown, unknown?]): Subscription {
    return this.events.on("conversationAction", actionHandler<ConversationActionEvent>(given));
  }

  onLeaveConversation(handler: (event: LeaveConversationEvent) => void): Subscription {
    return this.events.on("leaveConversation", handler);
  }

  onMarkConversationAsUnread(handler: (event: MarkConversationAsUnreadEvent) => void): Subscription {
    return this.events.on("markConversationAsUnread", handler);
  }

  onDeleteMessage(handler: (event: DeleteMessageEvent) => void): Subscription {
    return this.events.on("deleteMessage", handler);
  }

  onFocusMessage(handler: (event: FocusMessageEvent) => void): Subscription {
    return this.events.on("focusMessage", handler);
  }

  onBackButtonClick(handler: (event: BackButtonClickEvent) => void): Subscription {
    return this.events.on("backButtonClick", handler);
  }

  control(): Promise<BoxControl> {
    this.box.requireAlive();
    return this.box.extras.control();
  }

  onFocus(handler: () => void): Subscription {
    return this.events.on("focus", handler);
  }

  onBlur(handler: () => void): Subscription {
    return this.events.on("blur", handler);
  }

  onKeyup(handler: (event: KeyEvent) => void): Subscription {
    return this.events.on("keyup", handler);
  }

  onKeydown(handler: (event: KeyEvent) => void): Subscription {
    return this.events.on("keydown", handler);
  }

  on(eventType: string, handler: Handler): void {
    this.events.on(requireEvent(eventType, this.eventNames), handler as () => void);
  }

  off(eventType: string, handler: Handler): void {
    this.events.off(requireEvent(eventType, this.eventNames), handler as () => void);
  }

  destroy(): void {
    this.box.destroy();
  }
}

/** The function for actions, or for those of one name. */
function actionHandler<Event extends { action: string }>([name, named]: [unknown, unknown?]): (
  event: Event,
) => void {
  if (named === undefined) return name as ActionHandler<Event>;
  const action = requireId(name, "action");
  if (typeof named !== "function") refuse("handler", "a function", named);
  const handler = named as ActionHandler<Event>;
  return (event) => {
    if (event.action === action) handler(event);
  };
}

function idOf(conversation: string | Conversation | ConversationBuilder, argument: string): string {
  return requireId(typeof conversation === "object" ? conversation?.id : conversation, argument);
}
