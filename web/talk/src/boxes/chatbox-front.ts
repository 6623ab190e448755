import { BoxFront } from "./box-front.ts";
import { requireContainer } from "./container.ts";
import type { Ui } from "./load-ui.ts";
import type { Chatbox } from "./types.ts";

/** A Chatbox, as pages hold it. */
export class ChatboxFront extends BoxFront<Ui> implements Chatbox {
  protected readonly eventNames = ["sendMessage", "focus", "blur", "keyup", "translationToggled"] as const;

  async mount(container: HTMLElement | null): Promise<void> {
    const element = requireContainer(container, this.box.session.server);
    await this.box.mount(({ mountChatbox }, model) => mountChatbox(model, element));
  }
}
