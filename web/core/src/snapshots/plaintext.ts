import type { ContentBlock, TextNode } from "../types/content.ts";

/** What content says, without formatting or attachments. */
export function plaintext(content: readonly ContentBlock[]): string {
  return content.flatMap((block) => (block.type === "text" ? textOf(block.children) : [])).join("\n");
}

/** Lists stand on lines of their own. */
function textOf(nodes: readonly TextNode[]): string {
  let text = "";
  let afterList = false;
  for (const node of nodes) {
    const isList = typeof node !== "string" && node.type === "bulletList";
    if (afterList || (isList && text)) text += "\n";
    afterList = isList;
    text += wordsOf(node);
  }
  return text;
}

/** Every node, also of kinds that do not exist yet, has either `text` or `children`. */
function wordsOf(node: TextNode): string {
  if (typeof node === "string") return node;
  if ("text" in node) return node.type === "mention" ? `@${node.text}` : node.text;
  if (node.type === "bulletList") return node.children.map(wordsOf).join("\n");
  return (node.type === "bulletPoint" ? "- " : "") + textOf(node.children);
}
