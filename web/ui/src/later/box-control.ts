import type { ConversationRef, MessageSnapshot } from "@chinwag/core";
import type { BoxModel } from "../box/box-model.ts";
import type { ChatControl } from "../box/chat-control.ts";
import { markupText } from "../model/markup-text.ts";
import { pickMentioned } from "../model/mentions.ts";

/** What a page may do in the chat of a box in the place of its reader. */
export class BoxControl {
  readonly #model: BoxModel;
  readonly #element: HTMLElement;

  constructor(model: BoxModel, element: HTMLElement) {
    this.#model = model;
    this.#element = element;
  }

  /** Has the field edit a message, as the entry of its menu does; `null` goes back to what was written before. */
  async setEditing(messageId: string | null): Promise<void> {
    const composing = this.#composing;
    if (messageId === null) {
      if (composing.value?.kind === "edit") composing.set(null);
      return;
    }
    const message = await this.#message(messageId);
    const text = markupText(message.content);
    if (text === null)
      throw new Error(`The message ${messageId} is no text, and cannot be edited in the field.`);
    const { id } = this.#conversation;
    pickMentioned(message.content, this.#model.pickedNames(id));
    const { value } = composing;
    // From one edit to the next, the draft stays what it was before the first.
    const draft = value?.kind === "edit" ? value.draft : (this.#model.drafts.get(id) ?? "");
    composing.set({ kind: "edit", message, text, draft });
  }

  /** Has the field reply to a message, as the entry of its menu does; `null` to none. */
  async setReferencedMessage(messageId: string | null): Promise<void> {
    const composing = this.#composing;
    if (messageId !== null) composing.set({ kind: "reply", message: await this.#message(messageId) });
    else if (composing.value?.kind === "reply") composing.set(null);
  }

  /** Opens the search in the messages, or closes it; without a word of which, whichever it is not. */
  toggleSearchBox(isOpen?: boolean): void {
    this.#chat.search(isOpen);
  }

  /** Presses the button that leads back to the list, where there is one. */
  clickBackButton(): void {
    this.#element.shadowRoot?.querySelector<HTMLElement>(".back-button")?.click();
  }

  get #chat(): ChatControl {
    const chat = this.#model.chat.value;
    if (chat === null) throw new Error("No conversation is on screen.");
    return chat;
  }

  get #conversation(): ConversationRef {
    return this.#model.session.conversation(this.#chat.conversationId);
  }

  get #composing() {
    return this.#model.composingOf(this.#conversation);
  }

  async #message(id: string): Promise<MessageSnapshot> {
    const shown = this.#chat.messages.find((message) => message.id === id);
    const message = shown ?? (await this.#conversation.message(id).get());
    if (message === null) throw new Error(`There is no message ${id} in the conversation on screen.`);
    return message;
  }
}
