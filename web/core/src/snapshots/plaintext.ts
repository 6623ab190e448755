import type { ContentBlock, TextNode } from "../types/content.ts";

/** What content says, without formatting or attachments. */
export function plaintext(content: readonly ContentBlock[]): string {
  const texts = content.map((block) => (block.type === "text" ? [block.children.map(textOf).join("")] : []));
  return texts.flat().join("\n");
}

/** Every node, also of kinds that do not exist yet, has either `text` or `children`. */
function textOf(node: TextNode): string {
  if (typeof node === "string") return node;
  return "text" in node ? node.text : node.children.map(textOf).join("");
}
