import {
  type AudioFileMetadata,
  type ConversationRef,
  type FileData,
  type FileToken,
  type GenericFileMetadata,
  getTalkSession,
  type ImageFileMetadata,
  type Subscription,
  type TalkSession,
  type UploadOptions,
  type UserRef,
  type VideoFileMetadata,
  type VoiceRecordingFileMetadata,
} from "@chinwag/core";
import { refuse, requireId } from "./arguments.ts";
import { createArguments } from "./boxes/create-arguments.ts";
import type {
  ChatboxOptions,
  ConversationListOptions,
  InboxOptions,
  PopupOptions,
  SelectableConversation,
} from "./boxes/options.ts";
import { SessionBoxes } from "./boxes/session-boxes.ts";
import type { Chatbox, ConversationList, Inbox, Popup } from "./boxes/types.ts";
import { StoringConversationBuilder } from "./conversations/conversation-builder.ts";
import { StartedConversation, startOptions } from "./conversations/started-conversation.ts";
import type {
  Conversation,
  ConversationBuilder,
  GetOrStartOptionsA,
  GetOrStartOptionsB,
} from "./conversations/types.ts";
import { ErrorCode, TalkError } from "./errors.ts";
import { SessionMessages } from "./messages/session-messages.ts";
import type { Message } from "./messages/types.ts";
import { DesktopNotifications } from "./notifications/desktop-notifications.ts";
import type { DesktopNotificationClickedEvent } from "./notifications/types.ts";
import { oneOnOneId } from "./one-on-one-id.ts";
import { BrowserPermissions } from "./permissions/browser-permissions.ts";
import type { BrowserPermissionDeniedEvent, BrowserPermissionNeededEvent } from "./permissions/types.ts";
import { tellProblems } from "./problems.ts";
import type { PushRegistrations } from "./push/push-registrations.ts";
import type { PushRegistrationOptions } from "./push/types.ts";
import { checkSessionOptions, type SessionOptions } from "./session-options.ts";
import { borrow, type Loan } from "./shared-sessions.ts";
import { ignoreSyncDisabled } from "./sync-disabled.ts";
import { SessionUnreads } from "./unreads/session-unreads.ts";
import type { Unreads } from "./unreads/types.ts";
import { User } from "./users/user.ts";
import { userParams } from "./users/user-params.ts";

/** One user of one app on this page: gives boxes to show, and refs to read and write with. */
export class Session {
  /** The id of the app. */
  readonly appId: string;
  /** The current user, as given. */
  readonly me: User;
  /** The current user. */
  readonly currentUser: UserRef;
  /** What is unread. */
  readonly unreads: Unreads;
  readonly #unreads: SessionUnreads;
  readonly #messages: SessionMessages;
  readonly #loan: Loan;
  readonly #problems: Subscription;
  readonly #permissions = new BrowserPermissions();
  readonly #notifications: DesktopNotifications;
  readonly #boxes: SessionBoxes;
  #isAlive = true;

  constructor(options: SessionOptions) {
    const { me, core } = checkSessionOptions(options);
    this.appId = core.appId;
    this.me = me;
    this.#loan = borrow(getTalkSession(core));
    this.currentUser = this.#loan.session.currentUser;
    this.#unreads = new SessionUnreads(() => this.#core());
    this.unreads = this.#unreads;
    this.#messages = new SessionMessages(() => this.#core());
    const [messages, permissions] = [this.#messages, this.#permissions];
    this.#notifications = new DesktopNotifications({
      ...{ appId: this.appId, userId: me.id, messages, permissions },
      isOnScreen: (id) => this.#boxes.isOnScreen(id),
      open: (id) => void this.#boxes.inboxes[0]?.select(id),
    });
    const server = core.host ?? location.origin;
    this.#problems = tellProblems(this.#loan.session, server);
    const session = { core: () => this.#core(), server, permissions, notifications: this.#notifications };
    this.#boxes = new SessionBoxes(session, this.appId, me, this.#report);
    const params = userParams(me);
    if (params !== null) ignoreSyncDisabled(this.currentUser.set(params)).catch(this.#report);
    this.#boxes.restorePopup();
  }

  /** True until `destroy`. */
  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** References a user. No request is made. */
  user(id: string): UserRef {
    return this.#core().user(requireId(id, "id"));
  }

  /** References a conversation. No request is made. */
  conversation(id: string): ConversationRef {
    return this.#core().conversation(requireId(id, "id"));
  }

  /** Follows the 20 conversations with the latest activity, and those that become active. */
  get subscribeConversations(): TalkSession["subscribeConversations"] {
    const core = this.#core();
    return core.subscribeConversations.bind(core);
  }

  /** Makes a search of messages, without a query yet. Results accumulate. */
  get searchMessages(): TalkSession["searchMessages"] {
    const core = this.#core();
    return core.searchMessages.bind(core);
  }

  /** Makes a search of conversations, without a query yet. Results accumulate. */
  get searchConversations(): TalkSession["searchConversations"] {
    const core = this.#core();
    return core.searchConversations.bind(core);
  }

  /** Uploads a file, and resolves with the token that stands for it in messages. */
  uploadFile(data: FileData, metadata: GenericFileMetadata, options?: UploadOptions): Promise<FileToken> {
    return this.#core().uploadFile(data, metadata, options);
  }

  /** The same for a picture that browsers show. */
  uploadImage(data: FileData, metadata: ImageFileMetadata, options?: UploadOptions): Promise<FileToken> {
    return this.#core().uploadImage(data, metadata, options);
  }

  /** The same for a video that browsers play. */
  uploadVideo(data: FileData, metadata: VideoFileMetadata, options?: UploadOptions): Promise<FileToken> {
    return this.#core().uploadVideo(data, metadata, options);
  }

  /** The same for sound that browsers play. */
  uploadAudio(data: FileData, metadata: AudioFileMetadata, options?: UploadOptions): Promise<FileToken> {
    return this.#core().uploadAudio(data, metadata, options);
  }

  /** The same for a recording of a voice. */
  uploadVoice(
    data: FileData,
    metadata: VoiceRecordingFileMetadata,
    options?: UploadOptions,
  ): Promise<FileToken> {
    return this.#core().uploadVoice(data, metadata, options);
  }

  /** Calls a function for every message in one's conversations, one's own included, as it comes. */
  onMessage(handler: (message: Message) => void): Subscription {
    return this.#messages.onMessage(handler);
  }

  /** Calls a function when the user clicks on a notification. Without one, an Inbox opens the conversation. */
  onDesktopNotificationClicked(handler: (event: DesktopNotificationClickedEvent) => void): Subscription {
    this.#core();
    return this.#notifications.clicked.add(handler);
  }

  /**
   * Turns notifications of the desktop on or off, as the switch in the list of an Inbox does. The browser asks the user
   * when they are turned on first. Rejects with a `TalkError` where the browser has none (`NOTIFICATIONS_NOT_SUPPORTED`)
   * or the user refuses (`NOTIFICATIONS_PERMISSION_DENIED`); with `alertOnFailure` the user is told of that too, unless
   * a function for `onBrowserPermissionDenied` is.
   */
  async setDesktopNotificationEnabled(
    isEnabled: boolean,
    { alertOnFailure = false }: { alertOnFailure?: boolean } = {},
  ): Promise<void> {
    this.#core();
    if (typeof isEnabled !== "boolean") refuse("isEnabled", "true or false", isEnabled);
    try {
      await this.#notifications.set(isEnabled);
    } catch (error) {
      const isRefusal =
        error instanceof TalkError && error.code === ErrorCode.NOTIFICATIONS_PERMISSION_DENIED;
      const isTold = isRefusal && this.#permissions.denied("notifications");
      if (alertOnFailure && !isTold) alert((error as Error).message);
      throw error;
    }
  }

  /** Calls a function before the browser asks the user for something. It may delay that, or keep it from happening. */
  onBrowserPermissionNeeded(
    // biome-ignore lint/suspicious/noExplicitAny: what the promise gives does not matter.
    // biome-ignore lint/suspicious/noConfusingVoidType: the published declaration says so, and functions fit both.
    handler: (event: BrowserPermissionNeededEvent) => Promise<any> | void,
  ): Subscription {
    this.#core();
    return this.#permissions.onNeeded(handler);
  }

  /** Calls a function when something the user wants to do fails because the browser may not. */
  onBrowserPermissionDenied(
    handler: (event: BrowserPermissionDeniedEvent & BrowserPermissionNeededEvent) => void,
  ): Subscription {
    this.#core();
    return this.#permissions.onDenied(handler);
  }

  /** Adds a device that takes push notifications. The user must exist. */
  async setPushRegistration(options: PushRegistrationOptions): Promise<void> {
    await (await this.#push()).add(options);
  }

  /** Takes one such device away. */
  async unsetPushRegistration(options: PushRegistrationOptions): Promise<void> {
    await (await this.#push()).remove(options);
  }

  /** Takes all such devices away. */
  async clearPushRegistrations(): Promise<void> {
    await (await this.#push()).clear();
  }

  /** @deprecated Use `setPushRegistration`. Adds a device in place of the one that was added so before. */
  async registerDevice({
    platform,
    pushRegistrationId,
  }: {
    platform: "ios" | "android";
    pushRegistrationId: string;
  }): Promise<void> {
    await (await this.#push()).register(platform, pushRegistrationId);
  }

  /** @deprecated Use `unsetPushRegistration`. Takes away the device of `registerDevice`. */
  async unregisterDevice(): Promise<void> {
    await (await this.#push()).unregister();
  }

  /** @deprecated Has boxes that are made after it load styles from an address of the page's own server. */
  syncThemeForLocalDev(path: string): void {
    this.#core();
    this.#boxes.useStyles(requireId(path, "path"));
  }

  /** @deprecated Use `onMessage`. */
  on(eventType: "message", handler: (message: Message) => void): void;
  /** @deprecated Use `onDesktopNotificationClicked`. */
  on(
    eventType: "desktopNotificationClicked",
    handler: (event: DesktopNotificationClickedEvent) => void,
  ): void;
  on(eventType: string, handler: (given: Message & DesktopNotificationClickedEvent) => void): void {
    if (isMessage(eventType)) this.onMessage(handler as (message: Message) => void);
    else this.onDesktopNotificationClicked(handler as (event: DesktopNotificationClickedEvent) => void);
  }

  /** @deprecated Call `unsubscribe` on what `onMessage` gives. */
  off(eventType: "message", handler: (message: Message) => void): void;
  /** @deprecated Call `unsubscribe` on what `onDesktopNotificationClicked` gives. */
  off(
    eventType: "desktopNotificationClicked",
    handler: (event: DesktopNotificationClickedEvent) => void,
  ): void;
  off(eventType: string, handler: (given: Message & DesktopNotificationClickedEvent) => void): void {
    if (isMessage(eventType)) this.#messages.off(handler as (message: Message) => void);
    else this.#notifications.clicked.remove(handler as (event: DesktopNotificationClickedEvent) => void);
  }

  /** Describes a conversation, to select or to send with. Nothing is stored yet. */
  getOrCreateConversation(conversationId: string): ConversationBuilder {
    this.#core();
    return new StoringConversationBuilder(requireId(conversationId, "conversationId"), () => this.#core());
  }

  /** @deprecated Use `getOrCreateConversation` with `Talk.oneOnOneId`, or `conversation`. */
  getOrStartConversation(other: User, options?: GetOrStartOptionsA): Conversation;
  /** @deprecated Use `getOrCreateConversation`, or `conversation`. */
  getOrStartConversation(conversationId: string, options?: GetOrStartOptionsB): Conversation;
  getOrStartConversation(given: User | string, more?: GetOrStartOptionsA | GetOrStartOptionsB): Conversation {
    this.#core();
    const [options, others] = startOptions(more);
    const isUser = given instanceof User;
    const id = isUser ? oneOnOneId(this.me, given) : requireId(given, "conversationId");
    const people = [this.me, ...(isUser ? [given] : others)];
    return new StartedConversation(id, people, options, () => this.#core());
  }

  /** Makes a box with one conversation. */
  createChatbox(options?: ChatboxOptions): Chatbox;
  /** @deprecated Call `select` on the box. */
  createChatbox(conversation: SelectableConversation, options?: ChatboxOptions): Chatbox;
  createChatbox(...given: [unknown?, unknown?]): Chatbox {
    const { options, selection } = createArguments<ChatboxOptions>(given);
    return this.#boxes.createChatbox(options, selection);
  }

  /** Makes a box with the user's conversations beside the one that is open. */
  createInbox(options: InboxOptions = {}): Inbox {
    return this.#boxes.createInbox(options);
  }

  /**
   * Makes a list of the user's conversations by itself, for pages that show the chat elsewhere. TalkJS has it in its
   * components only.
   */
  createConversationList(options: ConversationListOptions = {}): ConversationList {
    return this.#boxes.createConversationList(options);
  }

  /** Makes a box that floats over the page, with a button that opens it. */
  createPopup(options?: PopupOptions): Popup;
  /** @deprecated Call `select` on the box. */
  createPopup(conversation: SelectableConversation, options?: PopupOptions): Popup;
  createPopup(...given: [unknown?, unknown?]): Popup {
    const { options, selection } = createArguments<PopupOptions>(given);
    return this.#boxes.createPopup(options, selection);
  }

  /** The session's Chatboxes, without those that were destroyed, or taken out of the page. */
  getChatboxes(): Chatbox[] {
    return this.#boxes.chatboxes;
  }

  /** The session's Inboxes, without those that were destroyed, or taken out of the page. */
  getInboxes(): Inbox[] {
    return this.#boxes.inboxes;
  }

  /** The session's Popups, without those that were destroyed, or taken out of the page. */
  getPopups(): Popup[] {
    return this.#boxes.popups;
  }

  /** Whether the app exists and the credentials are good; false while the server cannot be reached. Never rejects. */
  async hasValidCredentials(): Promise<boolean> {
    if (!this.#isAlive) return false;
    const core = this.#core();
    let connecting: Subscription | undefined;
    const unreachable = new Promise<false>((resolve) => {
      connecting = core.onConnectionChange(({ state }) => {
        if (state === "waiting") resolve(false);
      });
    });
    const answered = core.currentUser.get().then(
      () => true,
      () => false,
    );
    const isValid = await Promise.race([answered, unreachable]);
    connecting?.unsubscribe();
    return isValid;
  }

  /** Closes the connection and takes all boxes out of the page. The session cannot be used again. */
  destroy(): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.#boxes.end();
    this.#notifications.end();
    this.#problems.unsubscribe();
    this.#unreads.end();
    this.#messages.end();
    this.#loan.giveBack();
  }

  #core(): TalkSession {
    if (!this.#isAlive) throw new Error("This session was destroyed. Make a new one.");
    return this.#loan.session;
  }

  async #push(): Promise<PushRegistrations> {
    this.#core();
    const { PushRegistrations } = await import("./push/push-registrations.ts");
    return new PushRegistrations(this.appId, this.me.id, () => this.#core());
  }

  /** Shows an error that no caller waits for, unless it is only that the session is over. */
  readonly #report = (error: unknown): void => {
    if (this.#isAlive) reportError(error);
  };
}

/** Which of the two events that older pages may ask for by name it is. */
function isMessage(eventType: unknown): boolean {
  if (eventType === "message") return true;
  if (eventType === "desktopNotificationClicked") return false;
  return refuse("eventType", '"message" or "desktopNotificationClicked"', eventType);
}
