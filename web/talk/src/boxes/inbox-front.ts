import type { ConversationPredicate, Subscription } from "@chinwag/core";
import { Handlers } from "../handlers.ts";
import type { Box } from "./box.ts";
import { BoxFront } from "./box-front.ts";
import { requireContainer } from "./container.ts";
import type {
  ConversationSelectedEvent,
  DesktopNotificationToggledEvent,
  SelectConversationEvent,
} from "./event-types.ts";
import type { loadInbox } from "./load-ui.ts";
import { people } from "./people.ts";
import { requireConversationPredicate } from "./predicates.ts";
import type { Inbox } from "./types.ts";

type Part = Awaited<ReturnType<typeof loadInbox>>;

/** An Inbox, as pages hold it. */
export class InboxFront extends BoxFront<Part> implements Inbox {
  protected readonly eventNames = [
    ...(["sendMessage", "focus", "blur", "keyup", "translationToggled"] as const),
    ...(["selectConversation", "desktopNotificationToggled"] as const),
  ];
  readonly #selected = new Handlers<[ConversationSelectedEvent]>();

  constructor(box: Box<Part>) {
    super(box);
    box.events.on("shown", (known) => {
      const me = box.me(known ?? { participants: [] });
      if (me && known) this.#selected.call({ me, ...people(known, me), conversation: box.data(known) });
      else if (me) this.#selected.call({ me, conversation: null });
    });
  }

  async mount(container: HTMLElement | null): Promise<void> {
    const element = requireContainer(container, this.box.session.server);
    await this.box.mount(({ mountInbox }, model) => mountInbox(model, element));
  }

  setFeedFilter(filter: ConversationPredicate): void {
    this.box.filterConversations(requireConversationPredicate(filter, "filter"));
  }

  onSelectConversation(handler: (event: SelectConversationEvent) => void): Subscription {
    return this.events.on("selectConversation", handler);
  }

  onConversationSelected(handler: (event: ConversationSelectedEvent) => void): Subscription {
    return this.#selected.add(handler);
  }

  onDesktopNotificationToggled(handler: (event: DesktopNotificationToggledEvent) => void): Subscription {
    return this.events.on("desktopNotificationToggled", handler);
  }

  override on(eventType: string, handler: (...given: never[]) => void): void {
    if (eventType === "conversationSelected") this.#selected.add(handler as () => void);
    else super.on(eventType, handler);
  }

  override off(eventType: string, handler: (...given: never[]) => void): void {
    if (eventType === "conversationSelected") this.#selected.remove(handler as () => void);
    else super.off(eventType, handler);
  }
}
