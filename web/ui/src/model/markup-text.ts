import type { ContentBlock, TextNode } from "@chinwag/core";

/** What emphasis is written with. */
const MARKS = { bold: "*", italic: "_", strikethrough: "~" } as const;

/**
 * A message as its sender would write it, to be edited; `null` where it cannot be written: files, places, and what only
 * programs say.
 */
export function markupText(content: readonly ContentBlock[]): string | null {
  const [block] = content;
  if (block?.type !== "text" || content.length > 1) return null;
  return nodesMarkup(block.children);
}

function nodesMarkup(nodes: readonly TextNode[]): string | null {
  let text = "";
  let wasList = false;
  for (const node of nodes) {
    const isList = typeof node !== "string" && node.type === "bulletList";
    const part = nodeMarkup(node);
    if (part === null) return null;
    // The line breaks around a list are part of it.
    text += (isList && text !== "") || wasList ? `\n${part}` : part;
    wasList = isList;
  }
  return text;
}

function nodeMarkup(node: TextNode): string | null {
  if (typeof node === "string") return node;
  switch (node.type) {
    case "bold":
    case "italic":
    case "strikethrough": {
      const inside = nodesMarkup(node.children);
      return inside && MARKS[node.type] + inside + MARKS[node.type];
    }
    case "bulletList": {
      const points = node.children.map(nodeMarkup);
      return points.includes(null) ? null : points.join("\n");
    }
    case "bulletPoint": {
      const inside = nodesMarkup(node.children);
      return inside && `- ${inside}`;
    }
    case "codeSpan":
      return node.text.includes("\n") || node.text.includes("`")
        ? `\`\`\`${node.text}\`\`\``
        : `\`${node.text}\``;
    case "autoLink":
    case "customEmoji":
      return node.text;
    case "mention":
      return `@${node.text}`;
    default:
      // A link with a label cannot be written.
      return null;
  }
}
