import type { Subscription } from "@chinwag/core";
import type { Box } from "./box.ts";
import { BoxFront } from "./box-front.ts";
import type { KeptPopup } from "./kept-popup.ts";
import type { loadPopup } from "./load-ui.ts";
import type { PopupOptions } from "./options.ts";
import type { Popup } from "./types.ts";

type Part = Awaited<ReturnType<typeof loadPopup>>;

/** A Popup, as pages hold it. */
export class PopupFront extends BoxFront<Part> implements Popup {
  protected readonly eventNames = [
    "sendMessage",
    "focus",
    "blur",
    "keyup",
    "translationToggled",
    "open",
    "close",
  ] as const;
  readonly #options: PopupOptions;
  readonly #kept: KeptPopup;
  #isFollowed = false;

  constructor(box: Box<Part>, options: PopupOptions, kept: KeptPopup) {
    super(box);
    this.#options = options;
    this.#kept = kept;
  }

  async mount({ show = false }: { show?: boolean } = {}): Promise<void> {
    await this.box.mount(({ mountPopup }, model) => {
      if (!this.#isFollowed) {
        this.#isFollowed = true;
        const wasOpen = this.#options.keepOpen === true && this.#kept.load() !== null;
        model.isOpen.set(show || wasOpen);
        this.#opened();
        model.isOpen.subscribe(() => this.#opened());
        model.current.subscribe(() => this.#keep());
      } else {
        model.isOpen.set(show);
      }
      const { events } = this;
      return mountPopup(model, { onOpen: () => events.emit("open"), onClose: () => events.emit("close") });
    });
  }

  show(): void {
    this.box.model?.isOpen.set(true);
  }

  hide(): void {
    this.box.model?.isOpen.set(false);
  }

  onOpen(handler: () => void): Subscription {
    return this.events.on("open", handler);
  }

  onClose(handler: () => void): Subscription {
    return this.events.on("close", handler);
  }

  override destroy(): void {
    super.destroy();
    if (this.#options.keepOpen) this.#kept.save(null);
  }

  /** It was opened or closed, whoever did it: then the reader sees it, or does not. */
  #opened(): void {
    if (!this.isAlive) return;
    this.box.setPresence({ visible: this.box.model?.isOpen.value === true });
    this.#keep();
  }

  #keep(): void {
    const model = this.box.model;
    if (!this.#options.keepOpen || !model || !this.isAlive) return;
    const conversationId = model.current.value?.id;
    this.#kept.save(model.isOpen.value ? { options: this.#options, conversationId } : null);
  }
}
