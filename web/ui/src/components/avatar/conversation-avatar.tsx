import type { ConversationTitle } from "../../model/conversation-title.ts";
import { Avatar } from "./avatar.tsx";

/** The picture of a conversation. */
export interface ConversationAvatarProps {
  id: string;
  title: ConversationTitle;
  size: "medium" | "large";
}

/** The conversation's photo, the other person's face, or the faces of two of a group. */
export function ConversationAvatar({ id, title, size }: ConversationAvatarProps) {
  const [first, second] = title.faces;
  if (title.photoUrl === null && first !== undefined && second !== undefined) {
    return (
      <span class={`avatar-pair avatar-${size}`}>
        <Avatar user={second} size="small" />
        <Avatar user={first} size="small" />
      </span>
    );
  }
  const person = title.isGroup ? undefined : first;
  return <Avatar user={{ id: person?.id ?? id, name: title.title, photoUrl: title.photoUrl }} size={size} />;
}
