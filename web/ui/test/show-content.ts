import type { ContentBlock, TextNode } from "@chinwag/core";
import type { BoxOwner, BoxSettings } from "../src/index.ts";
import { messageOf, user } from "./samples.ts";
import { type Shown, showChatbox } from "./show.ts";

/** A message that Alice looks at. */
export interface ShownContent extends Shown {
  readonly bubble: HTMLElement;
}

/** Shows a message of Bob's with this content. */
export async function showContent(
  content: ContentBlock[],
  settings?: BoxSettings,
  owner?: BoxOwner,
): Promise<ShownContent> {
  const shown = await showChatbox({}, settings, owner);
  const message = messageOf("m1", user("bob", "Bob"), content, Date.now());
  await shown.act(() => shown.conversation.receive(message));
  return { ...shown, bubble: shown.find(".bubble") };
}

/** Shows a message of Bob's with this text. */
export function showText(
  children: TextNode[],
  settings?: BoxSettings,
  owner?: BoxOwner,
): Promise<ShownContent> {
  return showContent([{ type: "text", children }], settings, owner);
}
