import type { MessageSnapshot } from "@chinwag/core";
import type { Strings } from "../strings/strings.ts";
import { fileTitle } from "./content-text.ts";
import { fileUrl } from "./link-url.ts";

/** A picture in a message. */
export interface Picture {
  /** Already judged: it leads to a picture and nothing else. */
  readonly url: string;
  readonly title: string;
  readonly filename: string;
  readonly senderName: string | null;
}

/** The pictures in messages, oldest first, as the messages are read. One that was sent again is there once. */
export function picturesIn(messages: readonly MessageSnapshot[], strings: Strings): readonly Picture[] {
  const pictures = messages.flatMap(({ content, sender }) =>
    content.flatMap((block) => {
      const url = block.type === "file" && block.subtype === "image" ? fileUrl(block.url) : null;
      if (block.type !== "file" || url === null) return [];
      const { filename } = block;
      return [{ url, title: fileTitle(block, strings), filename, senderName: sender?.name ?? null }];
    }),
  );
  return [...new Map(pictures.reverse().map((picture) => [picture.url, picture])).values()];
}
