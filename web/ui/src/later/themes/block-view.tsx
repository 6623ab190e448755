import type { ComponentType } from "preact";
import { ActionButton, ActionLink } from "./blocks/actions.tsx";
import { MessageBodyBlock, MessageContent } from "./blocks/message-body.tsx";
import { AvatarBlock, ConversationImageBlock, IconBlock, TimeAgoBlock } from "./blocks/pictures.tsx";
import { ActionMenu, AddEmojiReaction, EmojiReactionButton } from "./blocks/reactions.tsx";
import type { BlockProps } from "./template/render.ts";

const BLOCKS: ReadonlyMap<string, ComponentType<BlockProps>> = new Map<string, ComponentType<BlockProps>>([
  ["ActionButton", ActionButton],
  ["ActionLink", ActionLink],
  ["ActionMenu", ActionMenu],
  ["AddEmojiReaction", AddEmojiReaction],
  ["EmojiReactionButton", EmojiReactionButton],
  ["MessageBody", MessageBodyBlock],
  ["MessageContent", MessageContent],
  ["Avatar", AvatarBlock],
  ["ConversationImage", ConversationImageBlock],
  ["Icon", IconBlock],
  ["TimeAgo", TimeAgoBlock],
]);

/** A component that stands in a template. Of some there is nothing to show yet. */
export function BlockView({ name, ...props }: BlockProps & { name: string }) {
  const Block = BLOCKS.get(name);
  return Block === undefined ? null : <Block {...props} />;
}
