/** Chinwag as web components. Importing this defines them; on a server it does nothing. */
import { defineElements } from "./define-elements.ts";
import type { ChatboxElement, ConversationListElement, InboxElement, PopupElement } from "./element-types.ts";

export type { ElementEvents } from "./element-events.ts";
export type { ChatboxElement, ConversationListElement, InboxElement, PopupElement } from "./element-types.ts";

declare global {
  interface HTMLElementTagNameMap {
    "t-chatbox": ChatboxElement;
    "t-conversation-list": ConversationListElement;
    "t-inbox": InboxElement;
    "t-popup": PopupElement;
  }
}

defineElements(async () => (await import("chinwag")).default);
