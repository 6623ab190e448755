import type { Subscription } from "@chinwag/core";
import type { KnownConversation } from "@chinwag/ui";
import { refuse } from "../arguments.ts";
import { Handlers } from "../handlers.ts";
import type {
  BackButtonClickEvent,
  ConversationActionEvent,
  DeleteMessageEvent,
  DesktopNotificationToggledEvent,
  FocusMessageEvent,
  KeyEvent,
  LeaveConversationEvent,
  MarkConversationAsUnreadEvent,
  MessageActionEvent,
  SelectConversationEvent,
  SendMessageEvent,
  TranslationToggledEvent,
} from "./event-types.ts";

/** What the functions for those events are given that a page can keep from having their effect. */
export interface PreventableEvents {
  deleteMessage: DeleteMessageEvent;
  focusMessage: FocusMessageEvent;
  backButtonClick: BackButtonClickEvent;
  selectConversation: SelectConversationEvent;
  leaveConversation: LeaveConversationEvent;
  markConversationAsUnread: MarkConversationAsUnreadEvent;
}

/** What the functions for each event are given. */
export interface BoxEventMap {
  focus: [];
  blur: [];
  keyup: [event: KeyEvent];
  keydown: [event: KeyEvent];
  sendMessage: [event: SendMessageEvent];
  messageAction: [event: MessageActionEvent];
  conversationAction: [event: ConversationActionEvent];
  deleteMessage: [event: DeleteMessageEvent];
  focusMessage: [event: FocusMessageEvent];
  backButtonClick: [event: BackButtonClickEvent];
  selectConversation: [event: SelectConversationEvent];
  leaveConversation: [event: LeaveConversationEvent];
  markConversationAsUnread: [event: MarkConversationAsUnreadEvent];
  translationToggled: [event: TranslationToggledEvent];
  desktopNotificationToggled: [event: DesktopNotificationToggledEvent];
  /** Another conversation is on screen, or none. */
  shown: [known: KnownConversation | null];
  open: [];
  close: [];
}

/** The events of which a box tells, and the functions that want to know. */
export class BoxEvents {
  readonly #handlers: { [Name in keyof BoxEventMap]?: Handlers<BoxEventMap[Name]> } = {};

  /** Registers a function. */
  on<Name extends keyof BoxEventMap>(
    name: Name,
    handle: (...given: BoxEventMap[Name]) => void,
  ): Subscription {
    return this.#of(name).add(handle);
  }

  /** Takes a function back; one that was not registered is no mistake. */
  off<Name extends keyof BoxEventMap>(name: Name, handle: (...given: BoxEventMap[Name]) => void): void {
    this.#of(name).remove(handle);
  }

  /** Whether anybody wants to know. */
  isHeard(name: keyof BoxEventMap): boolean {
    return this.#of(name).size > 0;
  }

  /** Calls the functions. */
  emit<Name extends keyof BoxEventMap>(name: Name, ...given: BoxEventMap[Name]): void {
    this.#of(name).call(...given);
  }

  #of<Name extends keyof BoxEventMap>(name: Name): Handlers<BoxEventMap[Name]> {
    const handlers: { [Name in keyof BoxEventMap]?: unknown } = this.#handlers;
    handlers[name] ??= new Handlers();
    return handlers[name] as Handlers<BoxEventMap[Name]>;
  }
}

/** The name of an event as older pages give it, which must be among those that this kind of box has. */
export function requireEvent<Name extends string>(given: unknown, names: readonly Name[]): Name {
  const known = names.find((name) => name === given);
  return known ?? refuse("eventType", names.map((name) => JSON.stringify(name)).join(" or "), given);
}
