// All there is of emoji: a chunk of its own.
export { findEmoji, ownEmoji } from "./emoji-list.ts";
export { EmojiPicker } from "./emoji-picker.tsx";
