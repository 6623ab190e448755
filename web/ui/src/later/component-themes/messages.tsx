import type { ContentBlock, MessageSnapshot } from "@chinwag/core";
import type { ComponentChildren } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { Message, type MessageProps } from "../../components/message/message.tsx";
import { Quote } from "../../components/message/quote.tsx";
import { SystemMessage, type SystemMessageProps } from "../../components/message/system-message.tsx";
import { OneLine } from "../../components/one-line/one-line.tsx";
import { useChat } from "../../hooks/chat-context.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useRole } from "../../hooks/use-role.ts";
import { contentText } from "../../model/content-text.ts";
import { beneath, plainly, standInFor, standInForElement } from "../themes/stand-in.ts";
import { Given, standIn, useOwn } from "./given.tsx";
import { messagePermissions } from "./permissions.ts";
import { DividerScope, ItemScope, LineScope, RowScope } from "./scopes.ts";
import type * as Types from "./types.ts";

/** Has messages of the page, and what is between them, stand in the place of ours. */
export function standInForMessages(): void {
  standIn({ name: "Message", Own: Message, useGiven: useMessage, frame: messageRow });
  standIn({ name: "Message", Own: SystemMessage, useGiven: useNotice, frame: noticeRow });
  standInFor(Quote, ReferencedMessage, "page");
  standInFor(OneLine, Line, "page");
  standInForElement("li", ({ part, class: name }) => {
    if (part === "message") return Row as never;
    return name === "day" || name === "unread-divider" ? (Divider as never) : undefined;
  });
  standInForElement("span", ({ class: name }) => (name === "item-last" ? (LastLine as never) : undefined));
}

function useMessage(props: MessageProps): object | null {
  const { meId } = useUi();
  const { canWrite } = useChat();
  const role = useRole();
  const me = useMe();
  const { message, sender, status, isFirst, isLast } = props;
  const shown = message ?? unstored(props.rowKey, props.content, props.at, sender ?? me);
  // What failed has buttons of its own.
  if (status === "failed") return null;
  return {
    message: shown,
    messageStatus: status,
    permissions: messagePermissions(role, message, meId, canWrite),
    isFirst,
    isLast,
  };
}

function useNotice({ row }: SystemMessageProps): object {
  const { meId } = useUi();
  const { canWrite } = useChat();
  const role = useRole();
  return {
    message: row.message ?? unstored(row.key, row.content, row.at, null),
    messageStatus: null,
    permissions: messagePermissions(role, row.message, meId, canWrite),
    isFirst: true,
    isLast: true,
  };
}

function useMe(): MessageSnapshot["sender"] {
  const { model, meId, strings } = useUi();
  const known = model.shown.value?.known?.participants.find(({ user }) => user.id === meId)?.user;
  const { you: name } = strings;
  const blank = { custom: {}, locale: null, photoUrl: null, role: "default", welcomeMessage: null };
  return known ?? { id: meId, name, ...blank };
}

/** A message that nobody else has yet, as those are that are stored. */
function unstored(
  id: string,
  content: string | readonly ContentBlock[],
  at: number | null,
  sender: MessageSnapshot["sender"],
): MessageSnapshot {
  const blocks: ContentBlock[] =
    typeof content === "string" ? [{ type: "text", children: [content] }] : [...content];
  return {
    id,
    type: sender === null ? "SystemMessage" : "UserMessage",
    content: blocks,
    plaintext: typeof content === "string" ? content : "",
    createdAt: at ?? 0,
    editedAt: null,
    custom: {},
    origin: "web",
    reactions: [],
    referencedMessage: null,
    sender,
  };
}

function messageRow(inside: ComponentChildren, props: MessageProps) {
  const { sender, message, status, isFirst, isLast, isFound } = props;
  const name = [
    "row own-row",
    sender === null ? "message-own" : "message-other",
    isFirst && "message-first",
    isLast && "message-last",
    isFound && "message-found",
  ];
  return plainly("li", {
    class: name.filter(Boolean).join(" "),
    part: "message",
    "data-key": props.rowKey,
    "t-sender": sender === null ? "me" : sender.id,
    "t-message-id": message?.id,
    "t-status": status,
    children: <RowScope.Provider value={props}>{inside}</RowScope.Provider>,
  });
}

function noticeRow(inside: ComponentChildren, props: SystemMessageProps) {
  return plainly("li", {
    class: "row own-row own-notice",
    part: "message",
    "data-key": props.row.key,
    children: <RowScope.Provider value={props}>{inside}</RowScope.Provider>,
  });
}

/** The row of a message: within that of a component of the page, there is one already. */
function Row(props: object) {
  const isWithin = useContext(RowScope) !== null;
  if (!isWithin) return plainly("li", props);
  return plainly("div", { ...props, part: undefined, "data-key": undefined });
}

interface DividerElementProps {
  class: string;
  children: { readonly props?: { readonly dateTime?: string } };
}

function Divider(props: DividerElementProps) {
  const own = useOwn("MessageDivider");
  const isDayMarker = props.class === "day";
  const at = props.children.props?.dateTime;
  const fallback = () => <DividerScope.Provider value={true}>{plainly("li", props)}</DividerScope.Provider>;
  if (own === null) return fallback();
  const timestamp = isDayMarker && at !== undefined ? Date.parse(at) : null;
  return (
    <Given
      {...{ own, fallback }}
      name="MessageDivider"
      props={{ timestamp, isDayMarker, isReadMarker: !isDayMarker }}
      frame={(inside) => plainly("li", { class: "own-divider", children: inside })}
    />
  );
}

function ReferencedMessage(props: Parameters<typeof Quote>[0]) {
  const own = useOwn("ReferencedMessage");
  const fallback = () => (
    <LineScope.Provider value={props.message}>{beneath(Quote, props)}</LineScope.Provider>
  );
  if (own === null) return fallback();
  return (
    <Given {...{ own, fallback }} name="ReferencedMessage" props={{ referencedMessage: props.message }} />
  );
}

/** One line of text: what a message says, where it is that. */
function Line(props: Parameters<typeof OneLine>[0]) {
  const own = useOwn("CompactMessageContent");
  const message = useContext(LineScope);
  const fallback = () => beneath(OneLine, props);
  if (own === null || message === null) return fallback();
  return <Given {...{ own, fallback }} name="CompactMessageContent" props={{ message }} />;
}

function LastLine(props: object) {
  const own = useOwn("CompactMessageContent");
  const message = useContext(ItemScope)?.lastMessage ?? null;
  const fallback = () => plainly("span", props);
  if (own === null || message === null) return fallback();
  return (
    <Given
      {...{ own, fallback }}
      name="CompactMessageContent"
      props={{ message }}
      frame={(inside) => plainly("span", { class: "item-last", children: inside })}
    />
  );
}

/** As the interface has it, for what components of a page are given. */
export const messageDefaults = {
  Message({ message, messageStatus, isFirst = true, isLast = true }: Types.MessageProps) {
    const around = useContext(RowScope);
    const { meId } = useUi();
    const made = useMemo(
      () => rowOf(message, messageStatus ?? null, meId, isFirst, isLast),
      [message, messageStatus, meId, isFirst, isLast],
    );
    const isNotice = message.type === "SystemMessage";
    const row = around ?? made;
    return (
      <RowScope.Provider value={row}>
        {"row" in row && isNotice
          ? beneath(SystemMessage, row)
          : beneath(Message, "row" in row ? (made as MessageProps) : row)}
      </RowScope.Provider>
    );
  },
  ReferencedMessage({ referencedMessage }: Types.ReferencedMessageProps) {
    return (
      <LineScope.Provider value={referencedMessage}>
        {beneath(Quote, { message: referencedMessage as never })}
      </LineScope.Provider>
    );
  },
  CompactMessageContent({ message }: Types.CompactMessageContentProps) {
    const { strings } = useUi();
    return beneath(OneLine, { text: contentText(message.content, strings) });
  },
  MessageDivider({ timestamp, isReadMarker }: Types.MessageDividerProps) {
    const { strings, times } = useUi();
    if (timestamp === null) return <span class="unread-divider">{strings.unread}</span>;
    const day = times.day(timestamp, Date.now());
    return <span class="day">{isReadMarker ? `${day} · ${strings.unread}` : day}</span>;
  },
};

function rowOf(
  message: MessageSnapshot,
  status: Types.MessageProps["messageStatus"],
  meId: string,
  isFirst: boolean,
  isLast: boolean,
): MessageProps | SystemMessageProps {
  const { id, content, createdAt: at, sender } = message;
  if (message.type === "SystemMessage") return { row: { kind: "notice", key: id, message, content, at } };
  return {
    rowKey: id,
    message,
    content,
    at,
    sender: sender?.id === meId ? null : sender,
    isFirst,
    isLast,
    isEdited: message.editedAt !== null,
    status,
    outbox: null,
    showsName: false,
    isFound: false,
  };
}
