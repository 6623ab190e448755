import type { ConversationPredicate, MessagePredicate, TalkSession } from "@chinwag/core";
import type { BoxModel, BoxSettings, MessageAction, MountedBox, Selection } from "@chinwag/ui";
import { refuse, requireId } from "../arguments.ts";
import { StoringConversationBuilder } from "../conversations/conversation-builder.ts";
import { conversationData } from "../conversations/conversation-data.ts";
import { StartedConversation } from "../conversations/started-conversation.ts";
import type { ConversationData } from "../conversations/types.ts";
import { toMessage } from "../messages/message.ts";
import { BoxEvents } from "./box-events.ts";
import { BoxMessageField } from "./box-message-field.ts";
import { loadUi } from "./load-ui.ts";
import type { SelectableConversation } from "./options.ts";
import { askOverride } from "./send-override.ts";
import type { SendMessageOverrideParams, SentMessage } from "./types.ts";

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
      onSend: (text) => this.#ask(text),
      onMessageAction: (action) => this.#tellAction(action),
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

  /** The conversation on screen. */
  get currentConversation(): ConversationData | null {
    const shown = this.#model?.shown.value;
    return shown ? conversationData(shown.conversation, this.#me(), shown.participants) : null;
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

  /** Lets the page say what becomes of a text; `null` where it does not care. */
  #ask(text: string): Promise<SendMessageOverrideParams> | null {
    const shown = this.#model?.shown.value;
    const conversation = this.currentConversation;
    const me = shown?.participants.find(({ user }) => user.id === this.#me())?.user;
    if (!this.events.isHeard("sendMessage") || !conversation || !me) return null;
    const message: SentMessage = {
      id: undefined,
      conversationId: conversation.id,
      type: "UserMessage",
      readBy: [],
      senderId: me.id,
      text,
    };
    return askOverride((override) =>
      this.events.emit("sendMessage", { message, me, conversation, override }),
    );
  }

  #tellAction({ action, params, message }: MessageAction): void {
    const shown = this.#model?.shown.value;
    if (!shown) return;
    const told = toMessage(message, shown.conversation, this.#me());
    told.conversation = conversationData(shown.conversation, this.#me(), shown.participants);
    this.events.emit("messageAction", { action, params: { ...params }, message: told });
  }

  #me(): string {
    return this.#owner.core().currentUser.id;
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
