import type { ContentBlock, TextNode } from "@chinwag/core";

/**
 * The text of a message, all formatting left out. A node of a kind that is not known yet has `text` or
 * `children` like every other, so its words are shown at least.
 */
export function contentText(content: readonly ContentBlock[]): string {
  return content.map(blockText).filter(Boolean).join("\n");
}

function blockText(block: ContentBlock): string {
  switch (block.type) {
    case "text":
      return nodesText(block.children);
    case "file":
      return block.filename;
    case "location":
      return `${block.latitude}, ${block.longitude}`;
    default:
      block satisfies never;
      return "";
  }
}

function nodesText(nodes: readonly TextNode[]): string {
  return nodes.map(nodeText).join("");
}

function nodeText(node: TextNode): string {
  if (typeof node === "string") return node;
  return "children" in node ? nodesText(node.children) : node.text;
}
