import type {
  ConversationPredicate,
  MessagePredicate,
  TalkSession,
  UserSnapshot,
  UserSubscription,
} from "@chinwag/core";
import type {
  BoxModel,
  BoxSettings,
  KnownConversation,
  MountedBox,
  Selection,
  Shown,
  TranslationWishes,
} from "@chinwag/ui";
import { refuse, requireId } from "../arguments.ts";
import { StoringConversationBuilder } from "../conversations/conversation-builder.ts";
import { conversationData } from "../conversations/conversation-data.ts";
import { StartedConversation } from "../conversations/started-conversation.ts";
import type { ConversationData } from "../conversations/types.ts";
import type { DesktopNotifications } from "../notifications/desktop-notifications.ts";
import type { BrowserPermissions } from "../permissions/browser-permissions.ts";
import { BoxEvents } from "./box-events.ts";
import { BoxExtras } from "./box-extras.ts";
import { BoxMessageField } from "./box-message-field.ts";
import { boxOwner } from "./box-owner.ts";
import { type Load, loadUi, type Ui } from "./load-ui.ts";
import type { SelectableConversation, UserPresence } from "./options.ts";
import { patchedPresence } from "./presence.ts";

/** Where a box comes from. */
export interface BoxSession {
  /** The session; throws when it is destroyed. */
  core(): TalkSession;
  /** Where the server is. */
  readonly server: string;
  readonly permissions: BrowserPermissions;
  readonly notifications: DesktopNotifications;
  /** The box is gone. */
  forget(box: Box<unknown>): void;
}

/** The life of a box, whichever kind it is: what is selected, and what of it is in the page. */
export class Box<Part> {
  readonly events = new BoxEvents();
  readonly session: BoxSession;
  readonly extras = new BoxExtras();
  readonly messageField = new BoxMessageField(() => this.requireAlive());
  readonly #settings: BoxSettings;
  readonly #capturesKeys: boolean;
  readonly #load: Load<Part>;
  #selection: Selection;
  #messagePredicate: MessagePredicate = {};
  #conversationPredicate: ConversationPredicate = {};
  #presence = { visible: true, custom: {} };
  #wanted: { conversationId: string; messageId: string } | null = null;
  #me: UserSubscription | undefined;
  #model: BoxModel | undefined;
  #mounted: MountedBox | undefined;
  #mounts = 0;
  #selects = 0;
  #translation: TranslationWishes = { byDefault: false, of: new Map() };
  #known: KnownConversation | null = null;
  #isDestroyed = false;

  constructor(session: BoxSession, settings: BoxSettings, capturesKeys: boolean, load: Load<Part>) {
    this.session = session;
    this.#settings = settings;
    this.#capturesKeys = capturesKeys;
    this.#load = load;
    // Whoever makes a box is about to show it. Should the loading fail, `mount` tries again and says so.
    Promise.all([loadUi(), load()]).catch(() => undefined);
  }

  get isAlive(): boolean {
    return !this.#isDestroyed && (this.#mounted?.element.isConnected ?? true);
  }

  /** What it shows, once it is in the page. */
  get model(): BoxModel | undefined {
    return this.#model;
  }

  /** The conversation on screen, with the people in it. */
  get known(): KnownConversation | null {
    return this.#mounted ? this.#known : null;
  }

  /** The conversation on screen, as events tell of it. */
  get currentConversation(): ConversationData | null {
    return this.known && this.data(this.known);
  }

  /** A conversation as events tell of it. */
  data({ conversation, participants }: KnownConversation): ConversationData {
    return conversationData(conversation, this.meId, participants);
  }

  get meId(): string {
    return this.session.core().currentUser.id;
  }

  /** The current user; those in the conversation are known before anybody else is. */
  me({ participants }: Pick<KnownConversation, "participants">): UserSnapshot | null {
    const state = this.#me?.state;
    if (state?.type === "active" && state.latestSnapshot) return state.latestSnapshot;
    return participants.find(({ user }) => user.id === this.meId)?.user ?? null;
  }

  async select(
    conversation: SelectableConversation,
    { messageId, asGuest = false }: { messageId?: string | undefined; asGuest?: boolean } = {},
  ): Promise<void> {
    this.requireAlive();
    const core = this.session.core();
    const isBuilt =
      conversation instanceof StoringConversationBuilder || conversation instanceof StartedConversation;
    const ref = isBuilt ? core.conversation(conversation.id) : toRef(core, conversation);
    this.#selects += 1;
    const mine = this.#selects;
    try {
      if (ref && asGuest) await (isBuilt ? conversation.visit() : ref.joinAsGuest());
      // Another was selected meanwhile.
      if (this.#selects !== mine) return;
      this.#show(ref, messageId);
      if (isBuilt && !asGuest) await conversation.store();
      await this.#settled(ref);
    } catch (error) {
      // What comes to nothing because the box is gone is nobody's affair.
      if (!this.#isDestroyed) throw error;
    }
  }

  /** Changes which conversations are translated. */
  translate(change: (wishes: TranslationWishes) => TranslationWishes): void {
    this.requireAlive();
    this.#translation = change(this.#model?.translation.value ?? this.#translation);
    this.#model?.translation.set(this.#translation);
  }

  /** Chooses which messages are shown. */
  filterMessages(predicate: MessagePredicate): void {
    this.requireAlive();
    this.#messagePredicate = predicate;
    this.#model?.messagePredicate.set(predicate);
  }

  /** Chooses which conversations the list shows. */
  filterConversations(predicate: ConversationPredicate): void {
    this.requireAlive();
    this.#conversationPredicate = predicate;
    this.#model?.conversationPredicate.set(predicate);
  }

  /** Says what is so about the reader; the rest stays as it is. */
  setPresence(patch: UserPresence): void {
    this.requireAlive();
    this.#presence = patchedPresence(this.#presence, patch);
    this.#model?.presence.set(this.#presence);
  }

  async mount(place: (part: Part, model: BoxModel, ui: Ui) => MountedBox): Promise<void> {
    this.requireAlive();
    this.#mounts += 1;
    const mine = this.#mounts;
    const [ui, part] = await Promise.all([loadUi(), this.#load()]);
    // Pages destroy boxes, and mount them elsewhere, while the interface is being loaded.
    if (this.#isDestroyed || this.#mounts !== mine) return;
    this.#mounted?.unmount();
    const model = this.#model ?? this.#createModel(ui);
    model.selection.set(this.#selection);
    this.#mounted = place(part, model, ui);
    this.extras.attach(model, this.#mounted.element);
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.extras.end();
    this.#mounted?.unmount();
    this.#me?.unsubscribe();
    this.session.forget(this);
  }

  requireAlive(): void {
    this.session.core();
    if (this.#isDestroyed) throw new Error("This box was destroyed. Make a new one.");
  }

  #createModel(ui: Ui): BoxModel {
    const core = this.session.core();
    const model = new ui.BoxModel(core, this.#settings, boxOwner(this, this.#capturesKeys));
    this.#model = model;
    this.#me = core.currentUser.subscribe();
    this.messageField.attach(model.field);
    model.messagePredicate.set(this.#messagePredicate);
    model.conversationPredicate.set(this.#conversationPredicate);
    model.presence.set(this.#presence);
    model.translation.set(this.#translation);
    model.wanted.set(this.#wanted);
    model.shown.subscribe((shown) => {
      if (shown) this.#told(shown);
    });
    return model;
  }

  #told({ ref, known }: Shown): void {
    const before = this.#known?.conversation.id;
    const isFirst = before === undefined;
    this.#known = known;
    // A conversation that cannot be seen, yet, was not selected.
    if (ref !== null && known === null) return;
    if (known?.conversation.id !== before || isFirst) this.events.emit("shown", known);
  }

  #show(selection: Selection, messageId?: string): void {
    this.#selection = selection;
    this.#model?.selection.set(selection);
    this.#wanted = selection && messageId ? { conversationId: selection.id, messageId } : null;
    this.#model?.wanted.set(this.#wanted);
  }

  /** Resolves once a selection is on screen, or cannot come there any more. */
  async #settled(selection: Selection): Promise<void> {
    const model = this.#model;
    if (!model) return;
    const isSettled = () => {
      const { shown, isOpen } = model;
      if (this.#isDestroyed || this.#selection !== selection || !isOpen.value) return true;
      return shown.value !== null && (selection === undefined || shown.value.ref?.id === selection?.id);
    };
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!isSettled()) return;
        for (const subscription of subscriptions) subscription.unsubscribe();
        resolve();
      };
      const stores = [model.shown, model.isOpen, model.selection] as const;
      const subscriptions = stores.map((store) => store.subscribe(look));
      subscriptions.push(this.extras.onEnd(look));
      look();
    });
  }
}

function toRef(session: TalkSession, conversation: SelectableConversation): Selection {
  if (conversation === null || conversation === undefined) return conversation;
  if (typeof conversation === "string") return session.conversation(requireId(conversation, "conversation"));
  if (typeof conversation !== "object") {
    return refuse("conversation", "an id, a conversation, null or undefined", conversation);
  }
  return session.conversation(requireId(conversation.id, "conversation.id"));
}
