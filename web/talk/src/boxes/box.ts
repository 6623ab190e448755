import type { ConversationPredicate, MessagePredicate, TalkSession } from "@chinwag/core";
import type { BoxModel, BoxSettings, MountedBox, Selection } from "@chinwag/ui";
import { refuse, requireId } from "../arguments.ts";
import { StoringConversationBuilder } from "../conversations/conversation-builder.ts";
import { StartedConversation } from "../conversations/started-conversation.ts";
import { BoxEvents } from "./box-events.ts";
import { BoxMessageField } from "./box-message-field.ts";
import { loadUi } from "./load-ui.ts";
import type { SelectableConversation } from "./options.ts";

type Ui = typeof import("@chinwag/ui");

/** Where a box comes from. */
export interface BoxOwner {
  /** The session; throws when it is destroyed. */
  core(): TalkSession;
  /** The box is gone. */
  forget(box: Box): void;
}

/** The life of a box, whichever kind it is: what is selected, and what of it is in the page. */
export class Box {
  readonly events = new BoxEvents();
  readonly messageField = new BoxMessageField(() => this.#requireAlive());
  readonly #owner: BoxOwner;
  readonly #settings: BoxSettings;
  #selection: Selection;
  #messagePredicate: MessagePredicate = {};
  #conversationPredicate: ConversationPredicate = {};
  #model: BoxModel | undefined;
  #mounted: MountedBox | undefined;
  #isDestroyed = false;

  constructor(owner: BoxOwner, settings: BoxSettings, capturesKeys: boolean) {
    this.#owner = owner;
    this.#settings = {
      ...settings,
      onFocusChange: (hasFocus) => this.events.emit(hasFocus ? "focus" : "blur"),
      ...(capturesKeys && { onKey: (type, key) => this.events.emit(type, key) }),
    };
    // Whoever makes a box is about to show it. Should the loading fail, `mount` tries again and says so.
    loadUi().catch(() => undefined);
  }

  get isAlive(): boolean {
    return !this.#isDestroyed && (this.#mounted?.element.isConnected ?? true);
  }

  /** What it shows, once it is in the page. */
  get model(): BoxModel | undefined {
    return this.#model;
  }

  async select(conversation: SelectableConversation): Promise<void> {
    this.#requireAlive();
    if (conversation instanceof StoringConversationBuilder || conversation instanceof StartedConversation) {
      this.#show(this.#owner.core().conversation(conversation.id));
      await conversation.store();
    } else {
      this.#show(toRef(this.#owner.core(), conversation));
    }
  }

  /** Chooses which messages are shown. */
  filterMessages(predicate: MessagePredicate): void {
    this.#requireAlive();
    this.#messagePredicate = predicate;
    this.#model?.messagePredicate.set(predicate);
  }

  /** Chooses which conversations the list shows. */
  filterConversations(predicate: ConversationPredicate): void {
    this.#requireAlive();
    this.#conversationPredicate = predicate;
    this.#model?.conversationPredicate.set(predicate);
  }

  async mount(place: (ui: Ui, model: BoxModel) => MountedBox): Promise<void> {
    this.#requireAlive();
    const ui = await loadUi();
    // Pages destroy boxes, and mount them twice, while the interface is being loaded.
    if (this.#isDestroyed) return;
    this.#mounted?.unmount();
    this.#model ??= new ui.BoxModel(this.#owner.core(), this.#settings);
    this.#model.selection.set(this.#selection);
    this.messageField.attach(this.#model.field);
    this.#model.messagePredicate.set(this.#messagePredicate);
    this.#model.conversationPredicate.set(this.#conversationPredicate);
    this.#mounted = place(ui, this.#model);
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#mounted?.unmount();
    this.#owner.forget(this);
  }

  #show(selection: Selection): void {
    this.#selection = selection;
    this.#model?.selection.set(selection);
  }

  #requireAlive(): void {
    this.#owner.core();
    if (this.#isDestroyed) throw new Error("This box was destroyed.");
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
