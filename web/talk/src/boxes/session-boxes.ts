import { optionalString } from "../arguments.ts";
import type { User } from "../users/user.ts";
import { Box, type BoxSession } from "./box.ts";
import type { BoxFront } from "./box-front.ts";
import { boxSettings } from "./box-settings.ts";
import { ChatboxFront } from "./chatbox-front.ts";
import { InboxFront } from "./inbox-front.ts";
import { KeptPopup } from "./kept-popup.ts";
import { type Load, loadInbox, loadPopup, loadUi } from "./load-ui.ts";
import { type BoxKind, checkBoxOptions } from "./option-checks.ts";
import type { ChatboxOptions, InboxOptions, PopupOptions, SelectableConversation } from "./options.ts";
import { PopupFront } from "./popup-front.ts";
import { requireConversationPredicate, requireMessagePredicate } from "./predicates.ts";
import { translationWishes } from "./translation-wishes.ts";

/** The boxes of a session. */
export class SessionBoxes {
  readonly #session: BoxSession;
  readonly #boxes = new Set<Box<unknown>>();
  readonly #chatboxes = new Set<ChatboxFront>();
  readonly #inboxes = new Set<InboxFront>();
  readonly #popups = new Set<PopupFront>();
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
    this.#session = { ...session, forget: (box) => void this.#boxes.delete(box) };
    this.#keptPopup = new KeptPopup(appId, me.id);
    this.#report = report;
    this.#me = me;
  }

  createChatbox(options: ChatboxOptions, selection: SelectableConversation): ChatboxFront {
    const front = new ChatboxFront(this.#createBox("chatbox", options, selection, loadUi));
    this.#chatboxes.add(front);
    return front;
  }

  createInbox(options: InboxOptions): InboxFront {
    const front = new InboxFront(this.#createBox("inbox", options, options.selected, loadInbox));
    this.#inboxes.add(front);
    return front;
  }

  createPopup(options: PopupOptions, selection: SelectableConversation): PopupFront {
    // Its place is taken, but it is open on the next page all the same.
    const kept = this.#keptPopup.load();
    this.#restored?.destroy();
    this.#restored = undefined;
    if (options.keepOpen) this.#keptPopup.save(kept);
    const box = this.#createBox("popup", options, selection, loadPopup);
    const front = new PopupFront(box, options, this.#keptPopup);
    this.#popups.add(front);
    return front;
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
    return alive(this.#chatboxes);
  }

  get inboxes(): InboxFront[] {
    return alive(this.#inboxes);
  }

  get popups(): PopupFront[] {
    return alive(this.#popups);
  }

  /** Whether a conversation can be seen in a box. */
  isOnScreen(conversationId: string): boolean {
    return [...this.#boxes].some(
      ({ isAlive, model, known }) =>
        isAlive && model?.isOpen.value && known?.conversation.id === conversationId,
    );
  }

  end(): void {
    for (const box of [...this.#boxes]) box.destroy();
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
    this.#boxes.add(box);
    if (suggestion !== undefined) box.messageField.setText(suggestion);
    if (messages) box.filterMessages(messages);
    if (conversations) box.filterConversations(conversations);
    if (presence) box.setPresence(presence);
    if (translations) box.translate(() => translations);
    if (selection !== undefined) box.select(selection).catch(this.#report);
    return box;
  }
}

/** Those that live; the others are forgotten. */
function alive<Front extends BoxFront>(fronts: Set<Front>): Front[] {
  for (const front of fronts) if (!front.isAlive) fronts.delete(front);
  return [...fronts];
}
