import type { ContentBlock, MessageSnapshot } from "@chinwag/core";
import { memo } from "../memo.ts";
import { FileContent } from "./file-content.tsx";
import { LocationContent } from "./location-content.tsx";
import { TextContent } from "./text-content.tsx";

/** What a message says. */
export interface ContentProps {
  /** A string is shown as it is. */
  content: string | readonly ContentBlock[];
  /** The message that says it, for what can be done with it; `null` where there is none. */
  message: MessageSnapshot | null;
}

/**
 * What a message says, made element by element of its tree. It is rendered again only when the message is another:
 * that everybody has read it, or that the next one belongs to it, is no news to its content.
 */
export const Content = memo(function Content({ content, message }: ContentProps) {
  if (typeof content === "string") return content;
  return content.map((block) => shown(block, message));
});

function shown(block: ContentBlock, message: MessageSnapshot | null) {
  switch (block.type) {
    case "text":
      return <TextContent nodes={block.children} message={message} />;
    case "file":
      return <FileContent file={block} />;
    case "location":
      return <LocationContent place={block} />;
    default:
      block satisfies never;
      return null;
  }
}
