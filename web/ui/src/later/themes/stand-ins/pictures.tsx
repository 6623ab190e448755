import { Avatar, type AvatarProps } from "../../../components/avatar/avatar.tsx";
import {
  ConversationAvatar,
  type ConversationAvatarProps,
} from "../../../components/avatar/conversation-avatar.tsx";
import { Icon, type IconProps } from "../../../components/icon/icon.tsx";
import { useUi } from "../../../hooks/ui-context.ts";
import { userData } from "../data.ts";
import { plainly } from "../stand-in.ts";
import { Drawn, useTemplate } from "../themed.tsx";

/** A person's face, as the theme has it. */
export function ThemedAvatar(props: AvatarProps) {
  const template = useTemplate("Avatar");
  const own = () => plainly(Avatar, props);
  if (template === null) return own();
  const { id, name, photoUrl } = props.user;
  const data = { photoUrl, name, userId: id, user: { id, name, photoUrl }, size: props.size };
  return (
    <span class="themed-picture" aria-hidden="true">
      <Drawn name="Avatar" template={template} data={data} own={own} />
    </span>
  );
}

/** The picture of a conversation, as the theme has it. */
export function ThemedConversationImage(props: ConversationAvatarProps) {
  const { meId } = useUi();
  const template = useTemplate("ConversationImage");
  const own = () => plainly(ConversationAvatar, props);
  if (template === null) return own();
  const { title, photoUrl, faces } = props.title;
  const others = faces.map((face) => userData(face, meId));
  const conversation = { id: props.id, title, photoUrl, otherParticipants: others, others };
  return (
    <span class="themed-picture" aria-hidden="true">
      <Drawn
        name="ConversationImage"
        template={template}
        data={{ conversation, photoUrl, title, size: props.size }}
        own={own}
      />
    </span>
  );
}

/** An icon, as the theme has it. */
export function ThemedIcon(props: IconProps) {
  const template = useTemplate("Icon");
  const own = () => plainly(Icon, props);
  if (template === null) return own();
  return (
    <span class="themed-icon" aria-hidden="true">
      <Drawn name="Icon" template={template} data={{ type: props.name, name: props.name }} own={own} />
    </span>
  );
}
