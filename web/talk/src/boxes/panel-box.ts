import type { ConversationPredicate, MessagePredicate } from "@chinwag/core";
import type { MountedBox } from "@chinwag/ui";
import type { Box } from "./box.ts";
import { requireContainer } from "./container.ts";
import type { SelectableConversation } from "./options.ts";
import { requireConversationPredicate, requireMessagePredicate } from "./predicates.ts";
import type { Chatbox, Inbox, MessageField } from "./types.ts";

type Ui = typeof import("@chinwag/ui");
type Mount = (ui: Ui) => Ui["mountChatbox"];

/** A Chatbox or an Inbox: a box that fills a container of the page. */
export class PanelBox implements Chatbox, Inbox {
  readonly #box: Box;
  readonly #mount: Mount;

  constructor(box: Box, mount: Mount) {
    this.#box = box;
    this.#mount = mount;
  }

  get messageField(): MessageField {
    return this.#box.messageField;
  }

  get isAlive(): boolean {
    return this.#box.isAlive;
  }

  async mount(container: HTMLElement | null): Promise<void> {
    const element = requireContainer(container);
    await this.#box.mount((ui, model): MountedBox => this.#mount(ui)(model, element));
  }

  select(conversation: SelectableConversation): Promise<void> {
    return this.#box.select(conversation);
  }

  setMessageFilter(filter: MessagePredicate): void {
    this.#box.filterMessages(requireMessagePredicate(filter, "filter"));
  }

  setFeedFilter(filter: ConversationPredicate): void {
    this.#box.filterConversations(requireConversationPredicate(filter, "filter"));
  }

  destroy(): void {
    this.#box.destroy();
  }
}
