import type { ContentBlock } from "@chinwag/core";

/** What a bubble is around: text, up to three emoji, a picture or video that fills it, or a card. */
export type BubbleLook = "text" | "emoji" | "media" | "card";

/** No three emoji are longer. */
const EMOJI_MAX_CHARS = 120;

/** What no emoji has, and nearly every other text: letters, or nothing but plain signs. */
const IS_WRITTEN = /\p{L}|^[ -~]*$/u;
const UP_TO_THREE = "^\\s*(?:(?:\\p{RGI_Emoji}|\\p{Emoji_Presentation})\\s*){1,3}$";
/** Made when it is needed: it takes longer than a page of messages. */
let upToThree: RegExp | undefined;

/** What the bubble of a message is around. */
export function bubbleLook(content: string | readonly ContentBlock[]): BubbleLook {
  if (typeof content === "string") return textLook(content);
  const [block, ...others] = content;
  if (block === undefined || others.length > 0) return "text";
  if (block.type === "location") return "card";
  if (block.type === "file") {
    return block.subtype === "image" || block.subtype === "video" ? "media" : "card";
  }
  const [text, ...more] = block.children;
  return typeof text === "string" && more.length === 0 ? textLook(text) : "text";
}

function textLook(text: string): BubbleLook {
  if (text.length > EMOJI_MAX_CHARS || IS_WRITTEN.test(text)) return "text";
  upToThree ??= new RegExp(UP_TO_THREE, "v");
  return upToThree.test(text) ? "emoji" : "text";
}
