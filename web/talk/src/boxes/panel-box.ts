import type { ConversationPredicate } from "@chinwag/core";
import type { MountedBox } from "@chinwag/ui";
import type { Box } from "./box.ts";
import { BoxFront } from "./box-front.ts";
import { requireContainer } from "./container.ts";
import { requireConversationPredicate } from "./predicates.ts";
import type { Chatbox, Inbox } from "./types.ts";

type Ui = typeof import("@chinwag/ui");
type Mount = (ui: Ui) => Ui["mountChatbox"];

/** A Chatbox or an Inbox: a box that fills a container of the page. */
export class PanelBox extends BoxFront implements Chatbox, Inbox {
  protected readonly eventNames = ["sendMessage", "focus", "blur", "keyup"] as const;
  readonly #mount: Mount;

  constructor(box: Box, mount: Mount) {
    super(box);
    this.#mount = mount;
  }

  async mount(container: HTMLElement | null): Promise<void> {
    const element = requireContainer(container);
    await this.box.mount((ui, model): MountedBox => this.#mount(ui)(model, element));
  }

  setFeedFilter(filter: ConversationPredicate): void {
    this.box.filterConversations(requireConversationPredicate(filter, "filter"));
  }
}
