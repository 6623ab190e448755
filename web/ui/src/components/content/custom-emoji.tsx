import type { CustomEmoji as Known } from "../../model/custom-emojis.ts";
import { EmojiPicture } from "../emoji-picker/emoji-picture.tsx";

/** An emoji of the page's own; its name, where the page has none of that name. */
export function CustomEmoji({ name, emoji }: { name: string; emoji: Known | undefined }) {
  if (emoji === undefined) return <bdi>{name}</bdi>;
  return <EmojiPicture text={name} url={emoji.url} />;
}
