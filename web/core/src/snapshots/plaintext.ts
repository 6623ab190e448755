import type { ContentBlock, TextNode } from "../types/content.ts";

/** What content says, without formatting or attachments. */
export function plaintext(content: readonly ContentBlock[]): string {
  return content.flatMap((block) => (block.type === "text" ? textOf(block.children) : [])).join("\n");
}

/** Lists stand on lines of their own. */
function textOf(nodes: readonly TextNode[]): string {
  let text = "";
  let before: string | undefined;
  for (const node of nodes) {
    const { type } = node as { type?: string };
    for (const kind of [before, text && type]) if (kind === "bulletList") text += "\n";
    before = type;
    text += wordsOf(node);
  }
  return text;
}

/** Every node, also of kinds that do not exist yet, has either `text` or `children`. */
function wordsOf(node: TextNode): string {
  if (typeof node === "string") return node;
  const { type } = node;
  if ("text" in node) return (type === "mention" ? "@" : "") + node.text;
  if (type === "bulletList") return node.children.map(wordsOf).join("\n");
  return (type === "bulletPoint" ? "- " : "") + textOf(node.children);
}
