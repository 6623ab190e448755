/** The components of the interface that a page can have its own in the place of. */
export const COMPONENT_NAMES = [
  "Avatar",
  "ConversationImage",
  "GroupChatImage",
  "ReferencedMessage",
  "ReplyBar",
  "TimeAgo",
  "MessageActionMenu",
  "CompactMessageContent",
  "ChatSearchBox",
  "ChatHeader",
  "MessageListHeader",
  "Message",
  "MessageField",
  "Icon",
  "MessageDivider",
  "MessageListFooter",
  "BeforeMessages",
  "AfterMessages",
  "NoConversationSelected",
  "TextBlock",
  "FileBlock",
  "LocationBlock",
  "ImageBlock",
  "AudioBlock",
  "VoiceBlock",
  "VideoBlock",
  "VoiceRecorder",
  "RecordingPreview",
  "ConversationListItem",
  "GlobalSearchResultItem",
  "GlobalSearchBox",
  "GlobalSearchResultHeader",
] as const;

/** The name of a component. */
export type ComponentName = (typeof COMPONENT_NAMES)[number];

/** Whether there is a component of that name. */
export function isComponentName(name: string): name is ComponentName {
  return (COMPONENT_NAMES as readonly string[]).includes(name);
}

/** The name that somebody most likely meant. */
export function nearestName(name: string): ComponentName {
  const wanted = name.toLowerCase();
  const far = (other: ComponentName) => distance(wanted, other.toLowerCase());
  return COMPONENT_NAMES.reduce((best, one) => (far(one) < far(best) ? one : best));
}

/** How many letters have to be put in, taken out or changed to make one word of another. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [place, letter] of [...one].entries()) {
    const next = [place + 1];
    for (const [index, wanted] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
