/** Components of the interface that a theme can have templates for, as the server knows them. */
export const COMPONENT_NAMES = [
  "UserMessage",
  "SystemMessage",
  "MessageBody",
  "ChatHeader",
  "MessageField",
  "ConversationListHeader",
  "ConversationListItem",
  "Avatar",
  "ConversationImage",
  "TimeAgo",
  "Icon",
] as const;

/** Components that stand in templates only. */
const BLOCKS = [
  "MessageContent",
  "ActionMenu",
  "ActionButton",
  "ActionLink",
  "EmojiReactionButton",
  "AddEmojiReaction",
  "SearchButton",
] as const;

/** Those that draw others' insides, so that what they stand in for cannot stand in them. */
const WHOLE: ReadonlySet<string> = new Set(["UserMessage", "SystemMessage", "ConversationListItem"]);
/** Those that can be drawn anywhere. */
const PARTS = ["MessageBody", "Avatar", "ConversationImage", "TimeAgo", "Icon"] as const;

/** Which components may stand in the template for one. */
export function componentsFor(name: string): ReadonlySet<string> {
  const own = WHOLE.has(name) ? [] : ["BuiltIn", name];
  return new Set([...own, ...PARTS, ...BLOCKS]);
}

/** The attribute by which the styles of a template find its elements. */
export function markOf(name: string): string {
  return `t-of-${kebab(name)}`;
}

/** `UserMessage` as styles spell it: `user-message`. */
export function kebab(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, "-$&").toLowerCase();
}
