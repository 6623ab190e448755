import type { ConversationRef, MessageSnapshot } from "@chinwag/core";
import type { BoxModel, Composing } from "../../box/box-model.ts";
import type { KnownConversation } from "../../box/box-owner.ts";
import { Store } from "../../box/store.ts";
import { markupText } from "../../model/markup-text.ts";
import { pickMentioned } from "../../model/mentions.ts";
import { Highlights } from "../highlights.ts";
import type { ChatSearchState, ThemeChatbox, ThemeConversationList } from "./types.ts";

type Pick = (ref: ConversationRef, known: KnownConversation, messageId?: string) => void;

/** What components of a page do in the box that they are in. */
export class ChatActions {
  readonly chatbox: ThemeChatbox;
  readonly list: ThemeConversationList;
  /** How far the search in the messages is. */
  readonly searchState = new Store<ChatSearchState>("initial");
  /** Opens the search in the messages or closes it; set by the head of the chat while there is one. */
  toggleSearch: (() => void) | null = null;
  /** What picking a conversation of the list does; set by the list while there is one. */
  pick: Pick | null = null;
  /** Conversations that the list shows, with who takes part. */
  readonly known = new Map<string, KnownConversation>();
  readonly #model: BoxModel;
  readonly #root: ShadowRoot;
  #highlights: Highlights | null = null;
  #words: readonly string[] = [];

  constructor(model: BoxModel, root: ShadowRoot) {
    this.#model = model;
    this.#root = root;
    this.chatbox = {
      deleteMessage: (id) => this.#ref().message(id).delete(),
      editMessage: (id, params) => this.#ref().message(id).edit(params),
      sendMessage: async (params) => {
        await this.#ref().send(params);
      },
      setEditing: (id) => this.#compose(id, (message) => this.#editing(message)),
      setReferencedMessage: (id) => this.#compose(id, (message) => ({ kind: "reply", message })),
      toggleReaction: (id, reaction) =>
        this.#react(id, typeof reaction === "string" ? reaction : reaction.emoji),
      getMessageFieldText: () => model.field.text ?? "",
      setMessageFieldText: (text) => model.field.work((field) => field.write(text)),
      focusMessageField: () => model.field.work((field) => field.focus()),
      focusMessage: (id) => model.chat.value?.goTo(id),
      toggleSearchBox: () => this.toggleSearch?.(),
      setHighlightedStrings: (words) => void this.#search(words),
      jumpToPreviousHighlight: () => this.#jump("jumpUp"),
      jumpToNextHighlight: () => this.#jump("jumpDown"),
    };
    this.list = {
      selectConversation: (id, messageId) => {
        const ref = model.session.conversation(id);
        const known = this.known.get(id);
        if (this.pick !== null && known !== undefined) return this.pick(ref, known, messageId);
        model.selection.set(ref);
        if (messageId !== undefined) model.wanted.set({ conversationId: id, messageId });
      },
    };
  }

  /** The box does not wear them any more. */
  end(): void {
    this.#highlights?.end();
  }

  #ref(): ConversationRef {
    const { shown, current } = this.#model;
    const ref = shown.value?.ref ?? current.value;
    if (!ref) throw new Error("No conversation is open.");
    return ref;
  }

  #find(id: string): MessageSnapshot | undefined {
    return this.#model.chat.value?.messages.find((message) => message.id === id);
  }

  #compose(id: string | null, what: (message: MessageSnapshot) => Composing | null): void {
    const store = this.#model.composingOf(this.#ref());
    const message = id === null ? undefined : this.#find(id);
    // What is not loaded cannot be seen either.
    if (id === null) store.set(null);
    else if (message !== undefined) store.set(what(message));
  }

  #editing(message: MessageSnapshot): Composing | null {
    const { id } = this.#ref();
    const text = markupText(message.content);
    if (text === null) return null;
    const { value } = this.#model.composingOf(this.#ref());
    pickMentioned(message.content, this.#model.pickedNames(id));
    const draft = value?.kind === "edit" ? value.draft : (this.#model.drafts.get(id) ?? "");
    return { kind: "edit", message, text, draft };
  }

  async #react(id: string, emoji: string): Promise<void> {
    const ref = this.#ref().message(id).reactions(emoji);
    const hasReacted = this.#find(id)?.reactions.some((one) => one.emoji === emoji && one.currentUserReacted);
    await (hasReacted ? ref.remove() : ref.add());
  }

  async #search(words: readonly string[]): Promise<void> {
    const given = [...words];
    this.#words = given;
    this.#marks().set(given);
    if (given.length === 0) return this.searchState.set("initial");
    this.searchState.set("searching");
    const { found } = await this.#marks().jumpUp();
    // Others may be searched for by now.
    if (this.#words === given) this.searchState.set(found ? "hasResults" : "noResults");
  }

  async #jump(where: "jumpUp" | "jumpDown"): Promise<void> {
    if (this.#words.length === 0) return;
    this.searchState.set("searching");
    const { found } = await this.#marks()[where]();
    this.searchState.set(found ? "hasResults" : "noMoreResults");
  }

  #marks(): Highlights {
    this.#highlights ??= new Highlights(this.#model, this.#root);
    return this.#highlights;
  }
}
