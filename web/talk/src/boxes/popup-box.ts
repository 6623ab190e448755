import type { Subscription } from "@chinwag/core";
import { BoxFront } from "./box-front.ts";
import type { Popup } from "./types.ts";

/** A box that floats over the page. */
export class PopupBox extends BoxFront implements Popup {
  protected readonly eventNames = ["sendMessage", "focus", "blur", "keyup", "open", "close"] as const;

  async mount({ show = false }: { show?: boolean } = {}): Promise<void> {
    await this.box.mount((ui, model) => {
      model.isOpen.set(show);
      const { events } = this;
      return ui.mountPopup(model, { onOpen: () => events.emit("open"), onClose: () => events.emit("close") });
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
}
