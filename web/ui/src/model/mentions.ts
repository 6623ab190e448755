import type { ContentBlock, Mentioned, TextNode } from "@chinwag/core";
import { nodeParts } from "./node-parts.ts";

/** Whom a conversation's texts may mention: those picked there, by the name that was written. */
export type PickedNames = Map<string, string>;

/** Who is mentioned in a text. Whose name was changed in it by a letter is not. */
export function mentionsIn(text: string, picked: PickedNames): Mentioned[] | undefined {
  const mentions = [...picked]
    .filter(([name]) => text.includes(`@${name}`))
    .map(([name, id]) => ({ id, text: name }));
  return mentions.length > 0 ? mentions : undefined;
}

/** Who is mentioned in a message, so that they still are after it was edited. */
export function pickMentioned(content: readonly ContentBlock[], picked: PickedNames): void {
  const rest: TextNode[] = content.flatMap((block) => (block.type === "text" ? block.children : []));
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    const parts = nodeParts(node);
    if (typeof parts !== "string") rest.push(...parts);
    else if (typeof node !== "string" && node.type === "mention") picked.set(node.text, node.id);
  }
}
