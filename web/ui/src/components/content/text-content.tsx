import type { MessageSnapshot, TextNode } from "@chinwag/core";
import { useUi } from "../../hooks/ui-context.ts";
import { type TextPart, textParts } from "../../model/content-parts.ts";
import { CodeBlock } from "./code-block.tsx";
import { type InlineContext, inline } from "./inline.tsx";

/** Formatted text. */
export interface TextContentProps {
  nodes: readonly TextNode[];
  message: MessageSnapshot | null;
}

/**
 * Formatted text: paragraphs, lists and blocks of code. A lone paragraph, which most messages are, needs no element
 * of its own: every bubble lets each of its lines run as its own language does.
 */
export function TextContent({ nodes, message }: TextContentProps) {
  const { meId, model } = useUi();
  const { customEmojis = {} } = model.settings;
  const onAction: InlineContext["onAction"] = ({ action, params }) => {
    if (message !== null) model.owner.onMessageAction?.({ action, params, message });
  };
  return <Parts nodes={nodes} context={{ meId, customEmojis, onAction, depth: 0, isInside: false }} />;
}

function Parts({ nodes, context }: { nodes: readonly TextNode[]; context: InlineContext }) {
  const parts = textParts(nodes);
  const [first] = parts;
  if (parts.length === 1 && first?.kind === "paragraph") return inline(first.nodes, context);
  return parts.map((part) => shown(part, context));
}

function shown(part: TextPart, context: InlineContext) {
  switch (part.kind) {
    case "paragraph":
      return (
        <p class="paragraph" dir="auto">
          {inline(part.nodes, context)}
        </p>
      );
    case "list":
      return (
        <ul class="list" dir="auto">
          {part.points.map((point) => shownPoint(point, context))}
        </ul>
      );
    case "code":
      return <CodeBlock text={part.text} />;
    default:
      return part satisfies never;
  }
}

/** Something else than a point in a list is a point all the same. */
function shownPoint(point: TextNode, context: InlineContext) {
  const isPoint = typeof point !== "string" && point.type === "bulletPoint" && Array.isArray(point.children);
  return (
    <li class="point">
      <div class="point-text">
        <Parts nodes={isPoint ? point.children : [point]} context={context} />
      </div>
    </li>
  );
}
