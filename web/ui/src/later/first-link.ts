import type { ContentBlock, TextNode } from "@chinwag/core";
import { linkUrl } from "../model/link-url.ts";
import { nodeParts } from "../model/node-parts.ts";

/** Where the first link to the web in a message leads; `null` without one. The server finds the same one. */
export function firstLink(content: readonly ContentBlock[]): string | null {
  for (const block of content) {
    const found = block.type === "text" ? linkOf(block.children) : null;
    if (found !== null) return found;
  }
  return null;
}

function linkOf(nodes: readonly TextNode[]): string | null {
  for (const node of nodes) {
    const found = typeof node === "string" ? null : linkOfNode(node);
    if (found !== null) return found;
  }
  return null;
}

function linkOfNode(node: Exclude<TextNode, string>): string | null {
  if (node.type === "link" || node.type === "autoLink") {
    const url = linkUrl(node.url);
    return url !== null && /^https?:/.test(url) ? url : null;
  }
  // What is in a button leads where the button does.
  if (node.type === "actionLink" || node.type === "actionButton") return null;
  const parts = nodeParts(node);
  return typeof parts === "string" ? null : linkOf(parts);
}
