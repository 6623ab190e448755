import type { ConversationSnapshot, ParticipantSnapshot } from "@chinwag/core";
import { useContext } from "preact/hooks";
import { Avatar, type AvatarProps } from "../../components/avatar/avatar.tsx";
import {
  ConversationAvatar,
  type ConversationAvatarProps,
} from "../../components/avatar/conversation-avatar.tsx";
import { Icon, type IconName, type IconProps, isIconName } from "../../components/icon/icon.tsx";
import { laterIcons } from "../../components/icon/later-icons.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useNow } from "../../hooks/use-now.ts";
import { conversationTitle } from "../../model/conversation-title.ts";
import { beneath, plainly, standInFor, standInForElement } from "../themes/stand-in.ts";
import { Given, standIn, useOwn, useWorn } from "./given.tsx";
import { photoUrlWithFallback } from "./helpers/photo-url.ts";
import { DividerScope, ItemScope } from "./scopes.ts";
import type * as Types from "./types.ts";
import type { Worn } from "./worn.ts";

/** Has pictures and times of the page stand in the place of ours. */
export function standInForPictures(): void {
  standIn({
    name: "Avatar",
    Own: Avatar,
    useGiven: ({ user, size }: AvatarProps) => ({ photoUrl: photoUrlWithFallback(user), user, size }),
    frame: (inside) => (
      <span class="own-picture" aria-hidden="true">
        {inside}
      </span>
    ),
  });
  standIn({
    name: "Icon",
    Own: Icon,
    useGiven: ({ name, path }: IconProps) => ({ type: typeOf(name, path), className: "icon" }),
    frame: (inside) => (
      <span class="own-icon" aria-hidden="true">
        {inside}
      </span>
    ),
  });
  standInFor(ConversationAvatar, ConversationPicture, "page");
  standInForElement("time", ({ dir, dateTime, class: name }) =>
    dir === "auto" && (typeof dateTime === "string" || name === "item-time") ? Time : undefined,
  );
}

function ConversationPicture(props: ConversationAvatarProps) {
  const image = useOwn("ConversationImage");
  const group = useOwn("GroupChatImage");
  const worn = useWorn();
  const isPair = props.title.photoUrl === null && props.title.faces.length > 1;
  const own = image ?? (isPair ? group : null);
  const fallback = () => beneath(ConversationAvatar, props);
  if (own === null || worn === null) return fallback();
  const { conversation, participants } = knownOf(props, worn);
  const { size } = props;
  const given = image === null ? { participants, size } : { conversation, participants, size };
  return (
    <Given
      {...{ own, fallback }}
      name={image === null ? "GroupChatImage" : "ConversationImage"}
      props={given}
      frame={(inside) => (
        <span class="own-picture" aria-hidden="true">
          {inside}
        </span>
      )}
    />
  );
}

/** The conversation as far as it is known where its picture is. */
function knownOf({ id, title }: ConversationAvatarProps, worn: Worn) {
  const { conversation, participants } = worn.common.value;
  if (conversation?.id === id) return { conversation, participants };
  const known = worn.actions.known.get(id);
  if (known !== undefined && known.participants.length > 0) return known;
  const { photoUrl, subject, faces } = title;
  return {
    conversation: { id, photoUrl: title.isGroup ? photoUrl : null, subject: subject || null },
    participants: faces.map((user) => ({ user })),
  };
}

interface TimeElementProps {
  dateTime?: string;
  class?: string;
}

function Time(props: TimeElementProps) {
  const own = useOwn("TimeAgo");
  const item = useContext(ItemScope);
  const isDivider = useContext(DividerScope);
  const timestamp =
    props.dateTime === undefined
      ? (item?.lastMessage?.createdAt ?? item?.joinedAt)
      : Date.parse(props.dateTime);
  const fallback = () => plainly("time", props);
  if (own === null || isDivider || timestamp === undefined) return fallback();
  return (
    <Given
      {...{ own, fallback }}
      name="TimeAgo"
      props={{ timestamp }}
      frame={(inside) => <span class={props.class}>{inside}</span>}
    />
  );
}

/** As the interface has it, for what components of a page are given. */
export const pictureDefaults = {
  Avatar({ photoUrl, user, size = "small", className }: Types.AvatarProps) {
    const avatar = beneath(Avatar, {
      user: user ?? { id: photoUrl, name: "", photoUrl },
      size,
    });
    return className === undefined ? avatar : <span class={className}>{avatar}</span>;
  },
  ConversationImage({ conversation, participants, size = "medium" }: Types.ConversationImageProps) {
    return <ConversationAvatar {...useTitled(conversation, participants)} size={size} />;
  },
  GroupChatImage({ participants, size = "medium" }: Types.GroupChatImageProps) {
    const first = participants[0]?.user.id ?? "";
    const props = useTitled({ id: first, photoUrl: null, subject: null }, participants);
    return beneath(ConversationAvatar, { ...props, size });
  },
  Icon({ type, className }: Types.IconProps) {
    const known = NAMES[type] ?? type;
    const icon = isIconName(known)
      ? beneath(Icon, { name: known })
      : beneath(Icon, { path: laterIcons[known as keyof typeof laterIcons] ?? "" });
    return className === undefined ? icon : <span class={className}>{icon}</span>;
  },
  TimeAgo({ timestamp }: Types.TimeAgoProps) {
    const { times } = useUi();
    const now = useNow();
    return plainly("time", {
      dir: "auto",
      dateTime: new Date(timestamp).toISOString(),
      title: times.full(timestamp),
      children: times.brief(timestamp, now),
    });
  },
};

function useTitled(
  conversation: Pick<ConversationSnapshot, "id" | "photoUrl" | "subject">,
  participants: readonly Pick<ParticipantSnapshot, "user">[],
) {
  const { meId, strings } = useUi();
  const title = conversationTitle(
    conversation as ConversationSnapshot,
    participants as readonly ParticipantSnapshot[],
    meId,
    strings,
  );
  return { id: conversation.id, title };
}

/** How icons are called elsewhere. */
const NAMES: Readonly<Record<string, IconName | keyof typeof laterIcons>> = {
  attachment: "attach",
  chevronLeft: "back",
  left: "back",
  chevronUp: "up",
  chevronDown: "down",
  emoji: "smile",
  addEmoji: "smile",
  locationPin: "pin",
  location: "pin",
  mic: "microphone",
  horizontalDots: "more",
  verticalDots: "more",
  reply: "back",
  spinner: "clock",
  image: "picture",
  movie: "play",
  stop: "check",
};

function typeOf(name: IconName | undefined, path: string | undefined): string {
  if (name !== undefined) return name;
  const known = Object.entries(laterIcons).find(([, one]) => one === path);
  return known?.[0] ?? "";
}
