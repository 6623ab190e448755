import type { TextNode } from "@chinwag/core";
import { withoutBidiControls } from "./without-bidi-controls.ts";

/**
 * What a node holds: its words, or nodes. A node of a kind that does not exist yet has `text` or `children` like
 * every other, so its words are shown at least.
 */
export function nodeParts(node: TextNode): string | readonly TextNode[] {
  if (typeof node === "string") return node;
  if ("children" in node) return Array.isArray(node.children) ? node.children : "";
  if (typeof node.text !== "string") return "";
  return node.type === "mention" ? `@${withoutBidiControls(node.text)}` : node.text;
}
