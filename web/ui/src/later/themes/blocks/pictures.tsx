import { Avatar, type AvatarProps } from "../../../components/avatar/avatar.tsx";
import { ConversationAvatar } from "../../../components/avatar/conversation-avatar.tsx";
import { Icon, type IconName, isIconName } from "../../../components/icon/icon.tsx";
import { laterIcons } from "../../../components/icon/later-icons.ts";
import { useUi } from "../../../hooks/ui-context.ts";
import { useNow } from "../../../hooks/use-now.ts";
import { safePicture } from "../template/allowed.ts";
import type { BlockProps } from "../template/render.ts";
import { asNumber, asText, memberOf, type Value } from "../template/values.ts";
import { Drawn, useTemplate } from "../themed.tsx";
import { blockAttributes } from "./block-attributes.ts";

/** A person's face: by `user`, or `photoUrl`, `name` and `userId`. */
export function AvatarBlock(props: BlockProps) {
  const { given, scope } = props;
  const user = given.user ?? null;
  // Templates give only the photo; whose it is stands around it.
  const around = scope.get("sender") ?? scope.get("user") ?? null;
  const photoUrl = safePicture(asText(given.photoUrl ?? memberOf(user, "photoUrl")));
  const name = asText(given.name ?? memberOf(user, "name") ?? memberOf(around, "name"));
  const id = asText(given.userId ?? memberOf(user, "id") ?? memberOf(around, "id"));
  return (
    <span {...blockAttributes(props, "themed-picture t-theme-avatar")}>
      <Avatar user={{ id, name, photoUrl }} size={size(given.size, "small")} />
    </span>
  );
}

/** The picture of a conversation. */
export function ConversationImageBlock(props: BlockProps) {
  const conversation = props.given.conversation ?? props.scope.get("conversation") ?? null;
  const others = memberOf(conversation, "otherParticipants");
  const people = (Array.isArray(others) ? others : []).map(person);
  const isGroup = people.length > 1;
  const own = safePicture(asText(memberOf(conversation, "photoUrl")));
  const title = {
    title: asText(memberOf(conversation, "title")),
    subtitle: "",
    photoUrl: isGroup ? own : (people[0]?.photoUrl ?? own),
    faces: people.slice(0, 2),
    isGroup,
    linked: null,
    subject: "",
    names: "",
  };
  const of = size(props.given.size, "medium");
  return (
    <span {...blockAttributes(props, "themed-picture t-theme-conversation-image")}>
      <ConversationAvatar
        id={asText(memberOf(conversation, "id"))}
        title={title}
        size={of === "small" ? "medium" : of}
      />
    </span>
  );
}

function person(value: Value) {
  return {
    id: asText(memberOf(value, "id")),
    name: asText(memberOf(value, "name")),
    photoUrl: safePicture(asText(memberOf(value, "photoUrl"))),
    custom: {},
    locale: null,
    role: "",
    welcomeMessage: null,
  };
}

function size(value: Value | undefined, without: AvatarProps["size"]): AvatarProps["size"] {
  return value === "small" || value === "medium" || value === "large" ? value : without;
}

/** One of the interface's icons, by `type`. */
export function IconBlock(props: BlockProps) {
  const name = asText(props.given.type ?? props.given.name ?? null);
  const isLater = Object.hasOwn(laterIcons, name);
  if (!isLater && !isIconName(name)) return null;
  return (
    <span {...blockAttributes(props, "themed-icon t-theme-icon")}>
      <Icon
        filled={FILLED.has(name)}
        {...(isLater ? { path: laterIcons[name as keyof typeof laterIcons] } : { name: name as IconName })}
      />
    </span>
  );
}

/** Icons that are shapes, not lines. */
const FILLED: ReadonlySet<string> = new Set(["send", "play", "more"]);

const STEPS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How long ago something was. */
export function TimeAgoBlock(props: BlockProps) {
  const { times, strings } = useUi();
  const now = useNow();
  const template = useTemplate("TimeAgo");
  const timestamp = asNumber(props.given.timestamp ?? null);
  if (timestamp === null || Math.abs(timestamp) > 8.64e14) return null;
  const text = ago(timestamp, now, strings.locale) ?? times.brief(timestamp, now);
  if (template !== null) {
    return <Drawn name="TimeAgo" template={template} data={{ timestamp, text }} own={() => text} />;
  }
  return (
    <time
      {...blockAttributes(props, "t-theme-time-ago")}
      dir="auto"
      dateTime={new Date(timestamp).toISOString()}
      title={times.full(timestamp)}
    >
      {text}
    </time>
  );
}

/** `null` for what was more than six days ago. */
function ago(at: number, now: number, locale: string): string | null {
  const past = Math.max(0, now - at);
  if (past > 6 * 86_400_000) return null;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const [unit, milliseconds] = STEPS.find(([, step]) => past >= step) ?? (["second", 1000] as const);
  return unit === "second"
    ? format.format(0, "second")
    : format.format(-Math.floor(past / milliseconds), unit);
}
