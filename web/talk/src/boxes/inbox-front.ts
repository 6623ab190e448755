import type { Subscription } from "@chinwag/core";
import { Handlers } from "../handlers.ts";
import type { Box } from "./box.ts";
import { ConversationListFront, type ListPart } from "./conversation-list-front.ts";
import type { ConversationSelectedEvent } from "./event-types.ts";
import { people } from "./people.ts";
import type { Inbox } from "./types.ts";

/** An Inbox, as pages hold it. */
export class InboxFront extends ConversationListFront implements Inbox {
  protected override readonly eventNames = [
    ...(["sendMessage", "focus", "blur", "keyup", "translationToggled"] as const),
    ...(["selectConversation", "desktopNotificationToggled"] as const),
  ];
  protected override readonly mountPart = "mountInbox";
  readonly #selected = new Handlers<[ConversationSelectedEvent]>();

  constructor(box: Box<ListPart>) {
    super(box);
    box.events.on("shown", (known) => {
      const me = box.me(known ?? { participants: [] });
      if (me && known) this.#selected.call({ me, ...people(known, me), conversation: box.data(known) });
      else if (me) this.#selected.call({ me, conversation: null });
    });
  }

  onConversationSelected(handler: (event: ConversationSelectedEvent) => void): Subscription {
    return this.#selected.add(handler);
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
