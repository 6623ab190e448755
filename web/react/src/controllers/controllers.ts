import type Talk from "chinwag";
import { BoxController, type Reach } from "./box-controller.ts";

/** The ref of a `<Chatbox>`. */
export class ChatboxController extends BoxController<"chatbox"> {}

/** The ref of a `<ConversationList>`. */
export class ConversationListController {
  readonly #reach: Reach<"conversationList">;

  constructor(reach: Reach<"conversationList">) {
    this.#reach = reach;
  }

  /** The list of the `Talk` object; `null` while there is none. */
  get box(): Talk.ConversationList | null {
    return this.#reach()?.keeper.box ?? null;
  }

  /** Marks a conversation; none with `null`. No `onSelectConversation` follows. */
  async selectConversation(conversation: Talk.SelectableConversation): Promise<void> {
    await this.box?.select(conversation);
  }
}

/** The ref of an `<Inbox>`. */
export class InboxController extends BoxController<"inbox"> {
  /** The conversation that is open in it. */
  readonly chatbox: BoxController<"inbox"> = this;

  /** Opens a conversation; none with `null`. */
  async selectConversation(conversation: Talk.SelectableConversation): Promise<void> {
    await this.box?.select(conversation);
  }
}

/** The ref of a `<Popup>`. */
export class PopupController extends BoxController<"popup"> {
  /** Opens it. */
  show(): void {
    this.box?.show();
  }

  /** Closes it. */
  hide(): void {
    this.box?.hide();
  }
}

export type { Reach };
