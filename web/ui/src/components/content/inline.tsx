import type { ActionButtonNode, ActionLinkNode, LinkNode, TextNode } from "@chinwag/core";
import type { ComponentChildren } from "preact";
import { nodesText } from "../../model/content-text.ts";
import type { CustomEmojis } from "../../model/custom-emojis.ts";
import { linkUrl } from "../../model/link-url.ts";
import { nodeParts } from "../../model/node-parts.ts";
import { CustomEmoji } from "./custom-emoji.tsx";
import { OutwardLink } from "./outward-link.tsx";

/** The server refuses what is nested deeper than 16. Deeper than this only the words are shown. */
const DEPTH_MAX = 32;

/** What nodes have to know of where they stand. */
export interface InlineContext {
  readonly meId: string;
  readonly customEmojis: CustomEmojis;
  onAction(node: ActionLinkNode | ActionButtonNode): void;
  readonly depth: number;
  /** Whether they stand in a link or button, which cannot hold another. */
  readonly isInside: boolean;
}

/** What nodes look like within a line. They have no keys, as an edit gives a message another tree, not an order. */
export function inline(nodes: readonly TextNode[], context: InlineContext): ComponentChildren[] {
  if (context.depth >= DEPTH_MAX) return [nodesText(nodes)];
  const deeper = { ...context, depth: context.depth + 1 };
  return nodes.map((node) => (typeof node === "string" ? node : element(node, deeper)));
}

function element(node: Exclude<TextNode, string>, context: InlineContext): ComponentChildren {
  const parts = nodeParts(node);
  const words = typeof parts === "string" ? parts : inline(parts, context);
  switch (node.type) {
    case "bold":
      return <strong>{words}</strong>;
    case "italic":
      return <em>{words}</em>;
    case "strikethrough":
      return <s>{words}</s>;
    case "codeSpan":
      return (
        <code class="code-span" dir="ltr">
          {words}
        </code>
      );
    case "mention":
      return <bdi class={node.id === context.meId ? "mention mention-me" : "mention"}>{words}</bdi>;
    case "link":
      return link(node, context);
    case "autoLink":
      return address(node.url, words, context);
    case "actionLink":
    case "actionButton":
      return action(node, context);
    case "bulletList":
      return <ul class="list">{words}</ul>;
    case "bulletPoint":
      return <li class="point">{words}</li>;
    case "customEmoji":
      return <CustomEmoji name={node.text} emoji={context.customEmojis[node.text]} />;
    default:
      node satisfies never;
      return words;
  }
}

/** A label may say anything, so where it leads is told to those who point at it. */
function link(node: LinkNode, context: InlineContext): ComponentChildren {
  const href = context.isInside ? null : linkUrl(node.url);
  const label = inline(labelNodes(node), { ...context, isInside: context.isInside || href !== null });
  if (href === null) return <bdi>{label}</bdi>;
  return (
    <OutwardLink href={href} class="link" title={href} dir="auto">
      {label}
    </OutwardLink>
  );
}

/** Addresses and numbers run from left to right in every script, and are not torn by what stands beside them. */
function address(url: string, text: ComponentChildren, { isInside }: InlineContext): ComponentChildren {
  const href = isInside ? null : linkUrl(url);
  if (href === null) return <bdi>{text}</bdi>;
  return (
    <OutwardLink href={href} class="link" dir="ltr">
      {text}
    </OutwardLink>
  );
}

function action(node: ActionLinkNode | ActionButtonNode, context: InlineContext): ComponentChildren {
  const label = inline(labelNodes(node), { ...context, isInside: true });
  if (context.isInside) return <bdi>{label}</bdi>;
  return (
    <button
      type="button"
      class={node.type === "actionButton" ? "action-button" : "link action-link"}
      dir="auto"
      data-action={node.action}
      onClick={() => context.onAction(node)}
    >
      {label}
    </button>
  );
}

/** A link without a label would have no name, and nothing to click on. */
function labelNodes(node: LinkNode | ActionLinkNode | ActionButtonNode): readonly TextNode[] {
  if (nodesText([node]).trim() !== "") return node.children;
  return [node.type === "link" ? node.url : node.action];
}
