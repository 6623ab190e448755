import type { ConversationSnapshot, MessageSnapshot, Subscription } from "@chinwag/core";
import { Handlers } from "../handlers.ts";
import type { SessionMessages } from "../messages/session-messages.ts";
import type { BrowserPermissions } from "../permissions/browser-permissions.ts";
import { Stored } from "../stored.ts";
import type { DesktopNotificationClickedEvent } from "./types.ts";

// What few pages use is loaded by those that do.
const later = () => import("../later/notifications.ts");

/** Of whom notifications tell, and whether a conversation is being looked at. */
export interface NotifiedSession {
  readonly appId: string;
  readonly userId: string;
  readonly messages: SessionMessages;
  readonly permissions: BrowserPermissions;
  /** Whether a box that can be seen shows the conversation. */
  isOnScreen(conversationId: string): boolean;
  /** Opens the conversation in a box that has others beside it, if there is one. */
  open(conversationId: string): void;
}

/** Notifications of the desktop for messages that nobody looks at. Whether they are on is kept in the browser. */
export class DesktopNotifications {
  readonly clicked = new Handlers<[DesktopNotificationClickedEvent]>();
  readonly #session: NotifiedSession;
  readonly #stored: Stored;
  readonly #listeners = new Handlers<[boolean]>();
  #following: Subscription | undefined;

  constructor(session: NotifiedSession) {
    this.#session = session;
    this.#stored = new Stored("localStorage", "notifications", session.appId, session.userId);
    if (this.#stored.get() === "on" && globalThis.Notification?.permission === "granted") this.#begin();
  }

  /** Whether they are on. */
  get value(): boolean {
    return this.#following !== undefined;
  }

  subscribe(listener: (isEnabled: boolean) => void): Subscription {
    return this.#listeners.add(listener);
  }

  /** Turns them on, for which the browser may have to ask, or off. Rejects where they cannot be turned on. */
  async set(isEnabled: boolean): Promise<void> {
    if (isEnabled) {
      await (await later()).ask(() => this.#session.permissions.mayAsk("notifications"));
      this.#begin();
    } else {
      this.end();
    }
    this.#stored.set(isEnabled ? "on" : null);
    this.#listeners.call(isEnabled);
  }

  /** Shows none any more; whether they are on stays as it is kept. */
  end(): void {
    this.#following?.unsubscribe();
    this.#following = undefined;
  }

  #begin(): void {
    this.#following ??= this.#session.messages.onSnapshot((message, conversation) => {
      this.#show(message, conversation).catch(reportError);
    });
  }

  async #show(message: MessageSnapshot, conversation: ConversationSnapshot): Promise<void> {
    const { isTold, show } = await later();
    const { userId } = this.#session;
    if (!isTold(message, conversation, userId) || this.#isLookedAt(conversation.id)) return;
    show(message, conversation, userId, (told) => {
      window.focus();
      if (this.clicked.size > 0) this.clicked.call({ conversation: told });
      else this.#session.open(conversation.id);
    });
  }

  #isLookedAt(conversationId: string): boolean {
    return document.hasFocus() && this.#session.isOnScreen(conversationId);
  }
}
