import type { TextNode } from "@chinwag/core";

/** A stretch of a text that stands below the one before it. */
export type TextPart = ParagraphPart | ListPart | CodePart;

/** Words, which may have line breaks. */
export interface ParagraphPart {
  readonly kind: "paragraph";
  readonly nodes: readonly TextNode[];
}

/** A list. */
export interface ListPart {
  readonly kind: "list";
  readonly points: readonly TextNode[];
}

/** Code of several lines, which stands as it was typed. */
export interface CodePart {
  readonly kind: "code";
  readonly text: string;
}

/** Takes a text apart where lists, and code of several lines, stand in it. */
export function textParts(nodes: readonly TextNode[]): TextPart[] {
  const parts: TextPart[] = [];
  let words: TextNode[] = [];
  const endParagraph = (before: TextPart | null) => {
    const after = parts[parts.length - 1];
    const trimmed = withoutBreaks(words, after?.kind === "code", before?.kind === "code");
    words = [];
    if (trimmed.length > 0) parts.push({ kind: "paragraph", nodes: trimmed });
    if (before !== null) parts.push(before);
  };
  for (const node of nodes) {
    const block = asBlock(node);
    if (block === null) words.push(node);
    else endParagraph(block);
  }
  endParagraph(null);
  return parts;
}

function asBlock(node: TextNode): ListPart | CodePart | null {
  if (typeof node === "string") return null;
  if (node.type === "bulletList" && Array.isArray(node.children)) {
    return { kind: "list", points: node.children };
  }
  const isBlock = node.type === "codeSpan" && typeof node.text === "string" && node.text.includes("\n");
  return isBlock ? { kind: "code", text: node.text } : null;
}

/** The line break between words and a block of code is made by the block; the one that was typed would be a gap. */
function withoutBreaks(nodes: readonly TextNode[], atStart: boolean, atEnd: boolean): TextNode[] {
  const result = [...nodes];
  const first = result[0];
  if (atStart && typeof first === "string") result[0] = first.replace(/^\n/, "");
  const last = result[result.length - 1];
  if (atEnd && typeof last === "string") result[result.length - 1] = last.replace(/\n$/, "");
  return result.filter((node) => node !== "");
}
