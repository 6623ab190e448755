import type { ConversationPredicate, Subscription } from "@chinwag/core";
import type { BoxEventMap } from "./box-events.ts";
import { BoxFront } from "./box-front.ts";
import { requireContainer } from "./container.ts";
import type { DesktopNotificationToggledEvent, SelectConversationEvent } from "./event-types.ts";
import type { loadInbox } from "./load-ui.ts";
import { requireConversationPredicate } from "./predicates.ts";
import type { ConversationList } from "./types.ts";

/** What is loaded for a list of conversations, by itself or in an Inbox. */
export type ListPart = Awaited<ReturnType<typeof loadInbox>>;

/** A list of conversations, as pages hold it: by itself, or as a part of an Inbox. */
export class ConversationListFront extends BoxFront<ListPart> implements ConversationList {
  protected readonly eventNames: readonly (keyof BoxEventMap)[] = [];
  protected readonly mountPart: "mountConversationList" | "mountInbox" = "mountConversationList";

  get selectedConversationId(): string | null | undefined {
    const current = this.box.model?.current.value;
    return current === null ? null : current?.id;
  }

  async mount(container: HTMLElement | null): Promise<void> {
    const element = requireContainer(container, this.box.session.server);
    await this.box.mount((part, model) => part[this.mountPart](model, element));
  }

  setFeedFilter(filter: ConversationPredicate): void {
    this.box.filterConversations(requireConversationPredicate(filter, "filter"));
  }

  onSelectConversation(handler: (event: SelectConversationEvent) => void): Subscription {
    return this.events.on("selectConversation", handler);
  }

  onDesktopNotificationToggled(handler: (event: DesktopNotificationToggledEvent) => void): Subscription {
    return this.events.on("desktopNotificationToggled", handler);
  }
}
