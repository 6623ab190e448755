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
import { optionalString, refuse, requireId } from "./arguments.ts";
import { Box } from "./boxes/box.ts";
import { boxSettings } from "./boxes/box-settings.ts";
import { createArguments } from "./boxes/create-arguments.ts";
import type { ChatboxOptions, InboxOptions, PopupOptions, SelectableConversation } from "./boxes/options.ts";
import { PanelBox } from "./boxes/panel-box.ts";
import { PopupBox } from "./boxes/popup-box.ts";
import { requireConversationPredicate, requireMessagePredicate } from "./boxes/predicates.ts";
import type { Chatbox, Inbox, Popup } from "./boxes/types.ts";
import { StoringConversationBuilder } from "./conversations/conversation-builder.ts";
import { StartedConversation, startOptions } from "./conversations/started-conversation.ts";
import type {
  Conversation,
  ConversationBuilder,
  GetOrStartOptionsA,
  GetOrStartOptionsB,
} from "./conversations/types.ts";
import { SessionMessages } from "./messages/session-messages.ts";
import type { Message } from "./messages/types.ts";
import { oneOnOneId } from "./one-on-one-id.ts";
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
  readonly #chatboxes = new Set<Chatbox>();
  readonly #inboxes = new Set<Inbox>();
  readonly #popups = new Set<Popup>();
  readonly #boxes = new Set<Box>();
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
    const params = userParams(me);
    if (params !== null) ignoreSyncDisabled(this.currentUser.set(params)).catch(this.#report);
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

  /** @deprecated Use `onMessage`. */
  on(eventType: "message", handler: (message: Message) => void): void {
    requireMessage(eventType);
    this.onMessage(handler);
  }

  /** @deprecated Call `unsubscribe` on what `onMessage` gives. */
  off(eventType: "message", handler: (message: Message) => void): void {
    requireMessage(eventType);
    this.#messages.off(handler);
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
    return kept(this.#chatboxes, new PanelBox(this.#createBox(options, selection), (ui) => ui.mountChatbox));
  }

  /** Makes a box with the user's conversations beside the one that is open. */
  createInbox(options: InboxOptions = {}): Inbox {
    return kept(
      this.#inboxes,
      new PanelBox(this.#createBox(options, options.selected), (ui) => ui.mountInbox),
    );
  }

  /** Makes a box that floats over the page, with a button that opens it. */
  createPopup(options?: PopupOptions): Popup;
  /** @deprecated Call `select` on the box. */
  createPopup(conversation: SelectableConversation, options?: PopupOptions): Popup;
  createPopup(...given: [unknown?, unknown?]): Popup {
    const { options, selection } = createArguments<PopupOptions>(given);
    return kept(this.#popups, new PopupBox(this.#createBox(options, selection)));
  }

  /** The session's Chatboxes, without those that were destroyed, or taken out of the page. */
  getChatboxes(): Chatbox[] {
    return alive(this.#chatboxes);
  }

  /** The session's Inboxes, without those that were destroyed, or taken out of the page. */
  getInboxes(): Inbox[] {
    return alive(this.#inboxes);
  }

  /** The session's Popups, without those that were destroyed, or taken out of the page. */
  getPopups(): Popup[] {
    return alive(this.#popups);
  }

  /** Whether the app exists and the credentials are good. Never rejects. */
  async hasValidCredentials(): Promise<boolean> {
    try {
      await this.#core().currentUser.get();
      return true;
    } catch {
      return false;
    }
  }

  /** Closes the connection and takes all boxes out of the page. The session cannot be used again. */
  destroy(): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    for (const box of [...this.#boxes]) box.destroy();
    this.#unreads.end();
    this.#messages.end();
    this.#loan.giveBack();
  }

  #core(): TalkSession {
    if (!this.#isAlive) throw new Error("This session was destroyed. Make a new one.");
    return this.#loan.session;
  }

  #createBox(options: InboxOptions & PopupOptions, selection: SelectableConversation): Box {
    this.#core();
    const { messageFilter, feedFilter } = options;
    const suggestion = optionalString(options.messageSuggestion, "options.messageSuggestion");
    const messages = messageFilter && requireMessagePredicate(messageFilter, "options.messageFilter");
    const conversations = feedFilter && requireConversationPredicate(feedFilter, "options.feedFilter");
    const owner = { core: () => this.#core(), forget: (box: Box) => void this.#boxes.delete(box) };
    const box = new Box(owner, boxSettings(options), options.captureKeyboardEvents === true);
    this.#boxes.add(box);
    if (suggestion !== undefined) box.messageField.setText(suggestion);
    if (messages) box.filterMessages(messages);
    if (conversations) box.filterConversations(conversations);
    if (selection !== undefined) box.select(selection).catch(this.#report);
    return box;
  }

  /** Shows an error that no caller waits for, unless it is only that the session is over. */
  readonly #report = (error: unknown): void => {
    if (this.#isAlive) reportError(error);
  };
}

function requireMessage(eventType: unknown): void {
  if (eventType !== "message") refuse("eventType", '"message"', eventType);
}

/** Keeps a box among those that the session knows. */
function kept<T>(boxes: Set<T>, box: T): T {
  boxes.add(box);
  return box;
}

/** Those that live; the others are forgotten. */
function alive<T extends { readonly isAlive: boolean }>(boxes: Set<T>): T[] {
  for (const box of boxes) if (!box.isAlive) boxes.delete(box);
  return [...boxes];
}
