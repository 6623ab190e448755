import {
  ALL_EVENTS,
  type BoxEvents,
  type InboxEvents,
  type PopupEvents,
  type SessionEvents,
} from "@chinwag/binding";
import type Talk from "chinwag";
import { kebab } from "./attributes.ts";

/** The events of the elements. What a page may keep from happening it keeps so with `preventDefault`. */
export interface ElementEvents {
  /** The box is in the page. */
  ready: CustomEvent<null>;
  /** A message that was written in the box is about to be sent; `preventDefault` has it not sent. */
  "send-message": CustomEvent<Talk.SendMessageEvent>;
  /** The reader uses an action of a message. */
  "message-action": CustomEvent<Talk.MessageActionEvent>;
  /** The reader uses an action of a conversation. */
  "conversation-action": CustomEvent<Talk.ConversationActionEvent>;
  /** The reader wants to leave a conversation. */
  "leave-conversation": CustomEvent<Talk.LeaveConversationEvent>;
  /** The reader wants to mark a conversation as unread. */
  "mark-conversation-as-unread": CustomEvent<Talk.MarkConversationAsUnreadEvent>;
  /** The reader wants to delete a message. */
  "delete-message": CustomEvent<Talk.DeleteMessageEvent>;
  /** The reader wants to go to the message that another one replies to. */
  "focus-message": CustomEvent<Talk.FocusMessageEvent>;
  /** The reader of an Inbox wants to go back from the chat to the list. */
  "back-button-click": CustomEvent<Talk.BackButtonClickEvent>;
  /** The reader turned the translation of a conversation on or off. */
  "translation-toggled": CustomEvent<Talk.TranslationToggledEvent>;
  /** The reader turned to the box. */
  "box-focus": CustomEvent<null>;
  /** The reader turned from the box to something else. */
  "box-blur": CustomEvent<null>;
  /** A key was pressed in the box, where `capture-keyboard-events` is on. */
  "box-keydown": CustomEvent<Talk.KeyEvent>;
  /** A key was released in the box, where `capture-keyboard-events` is on. */
  "box-keyup": CustomEvent<Talk.KeyEvent>;
  /** The reader picks a conversation in an Inbox, or in a list by itself. */
  "select-conversation": CustomEvent<Talk.SelectConversationEvent>;
  /** An Inbox shows another conversation, or none. */
  "conversation-selected": CustomEvent<Talk.ConversationSelectedEvent>;
  /** The reader turned notifications on or off. */
  "desktop-notification-toggled": CustomEvent<Talk.DesktopNotificationToggledEvent>;
  /** The reader opened the Popup. */
  open: CustomEvent<null>;
  /** The reader closed the Popup. */
  close: CustomEvent<null>;
  /** A message came. Like all that follow, told only to those who listen at the element itself. */
  message: CustomEvent<Talk.Message>;
  /** What is unread has changed, or is known for the first time. */
  "unreads-change": CustomEvent<Talk.UnreadConversation[]>;
  /** The user clicked on a notification of the desktop. */
  "desktop-notification-clicked": CustomEvent<Talk.DesktopNotificationClickedEvent>;
  /** The browser is about to ask the user for something. */
  "browser-permission-needed": CustomEvent<Talk.BrowserPermissionNeededEvent>;
  /** Something that the user wants to do fails because the browser may not. */
  "browser-permission-denied": CustomEvent<
    Talk.BrowserPermissionDeniedEvent & Talk.BrowserPermissionNeededEvent
  >;
}

/** What boxes tell of that elements have in their own way: others come from the element itself under these names. */
const COMMON = /^(focus|blur|key.*)$/;

/** What sessions tell of. */
const OF_SESSIONS: readonly (keyof SessionEvents)[] = [
  "onMessage",
  "onUnreadsChange",
  "onDesktopNotificationClicked",
  "onBrowserPermissionNeeded",
  "onBrowserPermissionDenied",
];

/** The event that tells of what a function would be told of: `send-message` for `onSendMessage`. */
function eventOf(handler: string): string {
  const name = kebab(handler.replace(/^on(Custom)?/, "")).slice(1);
  return COMMON.test(name) ? `box-${name}` : name;
}

const SESSION_EVENTS = OF_SESSIONS.map(eventOf);

/** Whether a session tells of it, which behaves differently when somebody listens. */
export const isOfSession = (type: string): boolean => SESSION_EVENTS.includes(type);

/** Functions for the events of a box that tell of them at an element. */
export function boxHandlers(element: HTMLElement): BoxEvents & InboxEvents & PopupEvents {
  return handlers(element, ALL_EVENTS, () => true);
}

/** The same for those events of a session that somebody listens to. */
export function sessionHandlers(element: HTMLElement, isHeard: (type: string) => boolean): SessionEvents {
  return handlers(element, OF_SESSIONS, isHeard);
}

function handlers(
  element: HTMLElement,
  names: readonly string[],
  isHeard: (type: string) => boolean,
): object {
  const heard = names.filter((name) => isHeard(eventOf(name)));
  return Object.fromEntries(
    heard.map((name) => [name, (detail: unknown) => dispatch(element, eventOf(name), detail)]),
  );
}

/** What of the details of an event keeps something from happening. */
interface Preventable {
  preventDefault?(): void;
  override?(params: { cancel: boolean }): void;
}

/** Tells of something at an element. */
export function dispatch(element: HTMLElement, type: string, detail: unknown = null): void {
  const event = new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true });
  if (element.dispatchEvent(event)) return;
  const { override, preventDefault } = (detail ?? {}) as Preventable;
  if (override) override({ cancel: true });
  else preventDefault?.();
}
