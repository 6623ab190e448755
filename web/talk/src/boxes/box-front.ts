import type { MessagePredicate, Subscription } from "@chinwag/core";
import { refuse, requireId } from "../arguments.ts";
import type { ConversationData } from "../conversations/types.ts";
import type { Box } from "./box.ts";
import { type BoxEventMap, type BoxEvents, requireEvent } from "./box-events.ts";
import type { SelectableConversation } from "./options.ts";
import { requireMessagePredicate } from "./predicates.ts";
import type { KeyEvent, MessageActionEvent, MessageField, SendMessageEvent, UIBox } from "./types.ts";

type Handler = (...given: never[]) => void;
type MessageActionHandler = (event: MessageActionEvent) => void;

/** What pages hold of a box, whichever kind it is. */
export abstract class BoxFront implements UIBox {
  protected readonly box: Box;
  protected readonly events: BoxEvents;
  /** The events that older pages may ask for by name. */
  protected abstract readonly eventNames: readonly (keyof BoxEventMap)[];

  constructor(box: Box) {
    this.box = box;
    this.events = box.events;
  }

  get isAlive(): boolean {
    return this.box.isAlive;
  }

  get currentConversation(): ConversationData | null {
    return this.box.currentConversation;
  }

  get messageField(): MessageField {
    return this.box.messageField;
  }

  select(conversation: SelectableConversation): Promise<void> {
    return this.box.select(conversation);
  }

  setMessageFilter(filter: MessagePredicate): void {
    this.box.filterMessages(requireMessagePredicate(filter, "filter"));
  }

  onSendMessage(handler: (event: SendMessageEvent) => void): Subscription {
    return this.events.on("sendMessage", handler);
  }

  onCustomMessageAction(action: string, handler: MessageActionHandler): Subscription;
  onCustomMessageAction(handler: MessageActionHandler): Subscription;
  onCustomMessageAction(...[name, named]: [unknown, unknown?]): Subscription {
    if (named === undefined) return this.events.on("messageAction", name as MessageActionHandler);
    const action = requireId(name, "action");
    if (typeof named !== "function") refuse("handler", "a function", named);
    const handler = named as MessageActionHandler;
    return this.events.on("messageAction", (event) => {
      if (event.action === action) handler(event);
    });
  }

  onFocus(handler: () => void): Subscription {
    return this.events.on("focus", handler);
  }

  onBlur(handler: () => void): Subscription {
    return this.events.on("blur", handler);
  }

  onKeyup(handler: (event: KeyEvent) => void): Subscription {
    return this.events.on("keyup", handler);
  }

  onKeydown(handler: (event: KeyEvent) => void): Subscription {
    return this.events.on("keydown", handler);
  }

  on(eventType: string, handler: Handler): void {
    this.events.on(requireEvent(eventType, this.eventNames), handler as () => void);
  }

  off(eventType: string, handler: Handler): void {
    this.events.off(requireEvent(eventType, this.eventNames), handler as () => void);
  }

  destroy(): void {
    this.box.destroy();
  }
}
