import type Talk from "chinwag";
import { Chatbox, ConversationList, Inbox, Popup } from "./box-element.ts";
import { loadTalkWith } from "./talk.ts";

/** Defines the elements where there are elements, unless something else has. */
export function defineElements(load: () => Promise<typeof Talk>): void {
  if (typeof customElements === "undefined") return;
  loadTalkWith(load);
  const elements = {
    "t-chatbox": Chatbox,
    "t-conversation-list": ConversationList,
    "t-inbox": Inbox,
    "t-popup": Popup,
  };
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
