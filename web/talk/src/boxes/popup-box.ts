import type { MessagePredicate, Subscription } from "@chinwag/core";
import { Handlers } from "../handlers.ts";
import type { Box } from "./box.ts";
import type { SelectableConversation } from "./options.ts";
import { requireMessagePredicate } from "./predicates.ts";
import type { MessageField, Popup } from "./types.ts";

/** A box that floats over the page. */
export class PopupBox implements Popup {
  readonly #box: Box;
  readonly #opens = new Handlers();
  readonly #closes = new Handlers();

  constructor(box: Box) {
    this.#box = box;
  }

  get messageField(): MessageField {
    return this.#box.messageField;
  }

  get isAlive(): boolean {
    return this.#box.isAlive;
  }

  async mount({ show = false }: { show?: boolean } = {}): Promise<void> {
    await this.#box.mount((ui, model) => {
      model.isOpen.set(show);
      return ui.mountPopup(model, { onOpen: () => this.#opens.call(), onClose: () => this.#closes.call() });
    });
  }

  show(): void {
    this.#box.model?.isOpen.set(true);
  }

  hide(): void {
    this.#box.model?.isOpen.set(false);
  }

  select(conversation: SelectableConversation): Promise<void> {
    return this.#box.select(conversation);
  }

  onOpen(handler: () => void): Subscription {
    return this.#opens.add(handler);
  }

  onClose(handler: () => void): Subscription {
    return this.#closes.add(handler);
  }

  setMessageFilter(filter: MessagePredicate): void {
    this.#box.filterMessages(requireMessagePredicate(filter, "filter"));
  }

  destroy(): void {
    this.#box.destroy();
  }
}
