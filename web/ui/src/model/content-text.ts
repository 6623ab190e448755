import type { ContentBlock, FileBlock, TextNode } from "@chinwag/core";
import type { Strings } from "../strings/strings.ts";
import { nodeParts } from "./node-parts.ts";
import { withoutBidiControls } from "./without-bidi-controls.ts";

/** The text of a message for where only text fits: all formatting left out, a word for what is no text. */
export function contentText(content: readonly ContentBlock[], strings: Strings): string {
  return content
    .map((block) => blockText(block, strings))
    .filter(Boolean)
    .join("\n");
}

function blockText(block: ContentBlock, strings: Strings): string {
  switch (block.type) {
    case "text":
      return nodesText(block.children);
    case "file":
      return fileTitle(block, strings);
    case "location":
      return strings.location;
    default:
      block satisfies never;
      return "";
  }
}

/** What a file is called. Nobody chose the name of a recording, and a name must not show its ending as another. */
export function fileTitle(file: FileBlock, strings: Strings): string {
  return file.subtype === "voice" ? strings.voiceMessage : withoutBidiControls(file.filename);
}

/** Marks where a list has ended. */
const LIST_END = Symbol("the end of a list");

/**
 * The words of nodes: lists on lines of their own, points after a dash. Nodes that are still to come wait in an
 * array, so that no nesting is too deep.
 */
export function nodesText(nodes: readonly TextNode[]): string {
  let text = "";
  let owesBreak = false;
  const rest: (TextNode | typeof LIST_END)[] = [...nodes].reverse();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node === LIST_END) {
      owesBreak = true;
      continue;
    }
    const isList = typeof node !== "string" && node.type === "bulletList";
    if (owesBreak || (isList && text !== "")) text += "\n";
    owesBreak = false;
    if (isList) rest.push(LIST_END);
    if (typeof node !== "string" && node.type === "bulletPoint") {
      text += text === "" || text.endsWith("\n") ? "- " : "\n- ";
    }
    const parts = nodeParts(node);
    if (typeof parts === "string") text += parts;
    else for (let index = parts.length - 1; index >= 0; index--) rest.push(parts[index] ?? "");
  }
  return text;
}
