import type { ConversationSnapshot, MessageSnapshot, ParticipantSnapshot } from "@chinwag/core";
import type { MessageAction } from "../model/message-action.ts";
import type { KeyPress } from "./key-press.ts";
import type { Readable } from "./store.ts";

/** A conversation with those who joined it last, newest first. */
export interface KnownConversation {
  readonly conversation: ConversationSnapshot;
  readonly participants: readonly ParticipantSnapshot[];
}

/** A message that is about to be sent: a text, a file or a place. */
export interface Outgoing {
  readonly text?: string;
  readonly attachment?: { readonly url: string; readonly size: number };
  /** Latitude and longitude. */
  readonly location?: readonly [number, number];
}

/** What becomes of a message that is about to be sent, where it is not to go as it is. */
export interface SendChange {
  readonly text?: string;
  readonly custom?: Readonly<Record<string, string>>;
  /** Whether it is not sent at all. */
  readonly cancel?: boolean;
}

/** What browsers ask people about. */
export type Permission = "notifications" | "microphone" | "geolocation";

/** The switch for notifications of the desktop. */
export interface DesktopNotifications {
  readonly isEnabled: Readable<boolean>;
  /** The reader turns it on or off. What keeps it from being turned on is given, to be told. */
  toggle(isEnabled: boolean): Promise<Error | null>;
}

/** What a reader may want that the owner is asked about, and what the owner is told of it. */
export interface Asked {
  /** To delete a message. */
  deleteMessage: { readonly message: MessageSnapshot };
  /** To go to a message that another replies to, or that a search found. */
  focusMessage: { readonly messageId: string };
  /** To go back from the chat to the list. */
  backButtonClick: object;
  /** To leave the conversation on screen. */
  leaveConversation: object;
  /** To mark it as unread. */
  markConversationAsUnread: object;
}

/** Whom a box tells what its reader does, and asks what is to become of it. All of it may be left out. */
export interface BoxOwner {
  /** Asked of a message before it is sent; `null` sends it as it is, at once. */
  onSend?(outgoing: Outgoing): Promise<SendChange> | null;
  /** The reader used a link, a button or an entry of a menu that stands for an action of the page's own. */
  onMessageAction?(event: MessageAction): void;
  /** The same for an entry of the menu of a conversation. */
  onConversationAction?(
    action: string,
    known: KnownConversation,
    params?: Readonly<Record<string, string>>,
  ): void;
  /**
   * Asked before a conversation that the reader picks from the list is shown: whether it is to be; with the
   * message, if it was one that was found.
   */
  onPick?(known: KnownConversation, messageId?: string): boolean;
  /** Asked before something that the reader wants, by name: whether it is to be. */
  ask?<Name extends keyof Asked>(name: Name, about: Asked[Name]): boolean;
  /** The reader turned the translation of a conversation on or off. */
  onTranslationToggled?(isOn: boolean, known: KnownConversation): void;
  /** The reader turned to the box, or to something else. */
  onFocusChange?(hasFocus: boolean): void;
  /** A key was pressed or released in the box. Where this is there, the box has no shortcuts of its own. */
  onKey?(type: "keydown" | "keyup", key: KeyPress): void;
  /** Asked before the browser asks the reader: whether it is to. */
  needsPermission?(permission: Permission): Promise<boolean>;
  /** What the reader wants to do fails because the browser may not. Given is whether they are told of it elsewhere. */
  permissionDenied?(permission: Permission): boolean;
  readonly notifications?: DesktopNotifications;
}
