import { optionalString } from "../arguments.ts";
import type { User } from "../users/user.ts";
import { Box, type BoxSession } from "./box.ts";
import type { BoxFront } from "./box-front.ts";
import { boxSettings } from "./box-settings.ts";
import { ChatboxFront } from "./chatbox-front.ts";
import { ConversationListFront } from "./conversation-list-front.ts";
import { InboxFront } from "./inbox-front.ts";
import { KeptPopup } from "./kept-popup.ts";
import { type Load, loadInbox, loadPopup, loadUi } from "./load-ui.ts";
import { type BoxKind, checkBoxOptions } from "./option-checks.ts";
import type {
  ChatboxOptions,
  ConversationListOptions,
  InboxOptions,
  PopupOptions,
  SelectableConversation,
} from "./options.ts";
import { PopupFront } from "./popup-front.ts";
import { requireConversationPredicate, requireMessagePredicate } from "./predicates.ts";
import { translationWishes } from "./translation-wishes.ts";

/** The boxes of a session. */
export class SessionBoxes {
  readonly #session: BoxSession;
  /** Those that were not destroyed, and what pages hold of each. */
  readonly #fronts = new Map<Box<unknown>, BoxFront>();
  readonly #keptPopup: KeptPopup;
  readonly #me: User;
  readonly #report: (error: unknown) => void;
  #stylesUrl: string | undefined;
  /** The Popup of the page before, until this page makes one of its own. */
  #restored: PopupFront | undefined;

  constructor(
    session: Omit<BoxSession, "forget">,
    appId: string,
    me: User,
    report: (error: unknown) => void,
  ) {
    this.#session = { ...session, forget: (box) => void this.#fronts.delete(box) };
    this.#keptPopup = new KeptPopup(appId, me.id);
    this.#report = report;
    this.#me = me;
  }

  createChatbox(options: ChatboxOptions, selection: SelectableConversation): ChatboxFront {
    const box = this.#createBox("chatbox", options, selection, loadUi);
    return this.#keep(box, new ChatboxFront(box));
  }

  createConversationList(options: ConversationListOptions): ConversationListFront {
    const box = this.#createBox("conversationList", options, undefined, loadInbox);
    return this.#keep(box, new ConversationListFront(box));
  }

  createInbox(options: InboxOptions): InboxFront {
    const box = this.#createBox("inbox", options, options.selected, loadInbox);
    return this.#keep(box, new InboxFront(box));
  }

  createPopup(options: PopupOptions, selection: SelectableConversation): PopupFront {
    // Its place is taken, but it is open on the next page all the same.
    const kept = this.#keptPopup.load();
    this.#restored?.destroy();
    this.#restored = undefined;
    if (options.keepOpen) this.#keptPopup.save(kept);
    const box = this.#createBox("popup", options, selection, loadPopup);
    return this.#keep(box, new PopupFront(box, options, this.#keptPopup));
  }

  /** Opens the Popup that was open on the page before, if it was to be kept so. */
  restorePopup(): void {
    const kept = this.#keptPopup.load();
    if (!kept?.options.keepOpen) return;
    try {
      const popup = this.createPopup(kept.options, kept.conversationId);
      this.#restored = popup;
      popup.mount({ show: true }).catch(this.#report);
    } catch {
      // Another version of the page may have kept what this one does not know.
      this.#keptPopup.save(null);
    }
  }

  /** Has boxes that are made from now on load styles from the page's own server. */
  useStyles(url: string): void {
    this.#stylesUrl = url;
  }

  get chatboxes(): ChatboxFront[] {
    return this.#alive(ChatboxFront);
  }

  get inboxes(): InboxFront[] {
    return this.#alive(InboxFront);
  }

  get popups(): PopupFront[] {
    return this.#alive(PopupFront);
  }

  /** Whether a conversation can be seen in a box. */
  isOnScreen(conversationId: string): boolean {
    return [...this.#fronts.keys()].some(
      ({ isAlive, model, known }) =>
        isAlive && model?.isOpen.value && known?.conversation.id === conversationId,
    );
  }

  end(): void {
    for (const box of [...this.#fronts.keys()]) box.destroy();
  }

  #createBox<Part>(
    kind: BoxKind,
    given: InboxOptions & PopupOptions,
    selection: SelectableConversation,
    load: Load<Part>,
  ): Box<Part> {
    this.#session.core();
    const options = checkBoxOptions(kind, given);
    const { messageFilter, feedFilter, presence } = options;
    const suggestion = optionalString(options.messageSuggestion, "options.messageSuggestion");
    const messages = messageFilter && requireMessagePredicate(messageFilter, "options.messageFilter");
    const conversations = feedFilter && requireConversationPredicate(feedFilter, "options.feedFilter");
    const translations =
      options.translateConversations !== undefined &&
      translationWishes(options.translateConversations, "options.translateConversations");
    const settings = {
      ...boxSettings(options),
      stylesUrl: this.#stylesUrl,
      locale: this.#me.locale ?? undefined,
      server: this.#session.server,
    };
    const box = new Box(this.#session, settings, options.captureKeyboardEvents === true, load);
    if (suggestion !== undefined) box.messageField.setText(suggestion);
    if (messages) box.filterMessages(messages);
    if (conversations) box.filterConversations(conversations);
    if (presence) box.setPresence(presence);
    if (translations) box.translate(() => translations);
    if (selection !== undefined) box.select(selection).catch(this.#report);
    return box;
  }

  #keep<Front extends BoxFront>(box: Box<unknown>, front: Front): Front {
    this.#fronts.set(box, front);
    return front;
  }

  /** Those of a kind that are not out of the page. */
  #alive<Front extends BoxFront>(kind: abstract new (...given: never[]) => Front): Front[] {
    return [...this.#fronts.values()].filter(
      (front): front is Front => front instanceof kind && front.isAlive,
    );
  }
}
