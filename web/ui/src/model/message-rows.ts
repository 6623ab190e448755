import type { ContentBlock, MessageSnapshot, OutboxMessage, UserSnapshot } from "@chinwag/core";
import { daysBetween } from "./time-format.ts";

/** Messages of one sender that are at most this far apart are shown as one group. */
export const GROUP_GAP_MS = 5 * 60 * 1000;

/** How a message of one's own is faring. */
export type MessageStatus = "waiting" | "sending" | "failed" | "sent" | "everyoneRead";

/** One line of the message list. */
export type Row = DayRow | UnreadRow | NoticeRow | BubbleRow;

/** The beginning of a day. */
export interface DayRow {
  readonly kind: "day";
  readonly key: string;
  readonly at: number;
}

/** Where what is new to the reader begins. */
export interface UnreadRow {
  readonly kind: "unread";
  readonly key: string;
  /** How many messages are new. */
  readonly count: number;
  readonly at: null;
}

/** A message from nobody in particular: a system message, or a welcome message of the conversation. */
export interface NoticeRow {
  readonly kind: "notice";
  readonly key: string;
  /** `null` for a welcome message. */
  readonly message: MessageSnapshot | null;
  /** A welcome message is a string, and shown as it is. */
  readonly content: string | readonly ContentBlock[];
  /** `null` for a welcome message, which was not sent at any time. */
  readonly at: number | null;
}

/** A message of a person. */
export interface BubbleRow {
  readonly kind: "bubble";
  readonly key: string;
  /** `null` while it is not stored, and for a welcome message. */
  readonly message: MessageSnapshot | null;
  /** What is not stored, and a welcome message, is a string, and shown as it is. */
  readonly content: string | readonly ContentBlock[];
  /** `null` for a welcome message, which was not sent at any time. */
  readonly at: number | null;
  /** `null` for one's own. */
  readonly sender: UserSnapshot | null;
  /** The first, or the last, of its group. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isEdited: boolean;
  /** `null` for messages of others. */
  readonly status: MessageStatus | null;
  readonly outbox: OutboxMessage | null;
}

/** What the rows of a conversation are made of. */
export interface RowSource {
  /** Newest first. */
  readonly messages: readonly MessageSnapshot[];
  /** In the order sent. */
  readonly outbox: readonly OutboxMessage[];
  readonly meId: string;
  readonly everyoneReadUntil: number;
  /** Shown before the first message, once that is loaded. */
  readonly welcomeMessages: readonly string[];
  /** The one other person, for whose welcome message there is room. */
  readonly welcomeFrom: UserSnapshot | null;
  readonly loadedAll: boolean;
  /** Which of the messages to make rows of, oldest first: from one place to before another. */
  readonly from: number;
  readonly to: number;
  /** The first message that is new to the reader, and how many are. */
  readonly unread: UnreadMark | null;
}

/** What was new to the reader when they came. */
export interface UnreadMark {
  /** The first of it. */
  readonly id: string;
  readonly count: number;
}

/** The rows of a part of the message list, oldest first. */
export function messageRows(source: RowSource): Row[] {
  const { messages, from, to } = source;
  const rows: Row[] = [];
  if (source.loadedAll && from === 0) rows.push(...welcomeRows(source));
  // The neighbours of the part decide where days and groups begin, and are taken out again.
  for (let place = from - 1; place <= to; place++) {
    const message = messages[messages.length - 1 - place];
    if (message === undefined) continue;
    rows.push(message.type === "SystemMessage" ? noticeRow(message) : bubbleRow(message, source));
  }
  if (to >= messages.length) rows.push(...source.outbox.map(outboxRow));
  const neighbours = [messages[messages.length - from], messages[messages.length - 1 - to]];
  return withGroups(withDays(rows, source.unread)).filter(
    ({ key }) => !neighbours.some((message) => message && key.endsWith(message.id)),
  );
}

function welcomeRows({ welcomeMessages, welcomeFrom }: RowSource): Row[] {
  const rows: Row[] = welcomeMessages.map((text, index) => ({
    kind: "notice",
    key: `welcome-${index}`,
    message: null,
    content: text,
    at: null,
  }));
  if (welcomeFrom?.welcomeMessage) {
    rows.push({
      ...ungrouped,
      key: "welcome",
      content: welcomeFrom.welcomeMessage,
      at: null,
      sender: welcomeFrom,
    });
  }
  return rows;
}

const ungrouped = {
  kind: "bubble",
  message: null,
  isFirst: true,
  isLast: true,
  isEdited: false,
  status: null,
  outbox: null,
} as const;

function noticeRow(message: MessageSnapshot): NoticeRow {
  const { id, content, createdAt } = message;
  return { kind: "notice", key: id, message, content, at: createdAt };
}

function bubbleRow(message: MessageSnapshot, { meId, everyoneReadUntil }: RowSource): BubbleRow {
  const isMine = message.sender?.id === meId;
  const isRead = message.createdAt <= everyoneReadUntil;
  return {
    ...ungrouped,
    key: message.id,
    message,
    content: message.content,
    at: message.createdAt,
    sender: isMine ? null : message.sender,
    isEdited: message.editedAt !== null,
    status: isMine ? (isRead ? "everyoneRead" : "sent") : null,
  };
}

function outboxRow(message: OutboxMessage): BubbleRow {
  return {
    ...ungrouped,
    key: message.key,
    content: message.text,
    at: message.createdAt,
    sender: null,
    status: message.state,
    outbox: message,
  };
}

function withDays(rows: readonly Row[], unread: UnreadMark | null): Row[] {
  const result: Row[] = [];
  let previous: number | null = null;
  for (const row of rows) {
    // The clock of this machine may be behind the server's: a message never opens an earlier day.
    if (row.at !== null && (previous === null || daysBetween(previous, row.at) > 0)) {
      result.push({ kind: "day", key: `day-${row.key}`, at: row.at });
    }
    previous = row.at ?? previous;
    if (row.key === unread?.id) {
      result.push({ kind: "unread", key: `unread-${row.key}`, count: unread.count, at: null });
    }
    result.push(row);
  }
  return result;
}

function withGroups(rows: readonly Row[]): Row[] {
  return rows.map((row, index) => {
    if (row.kind !== "bubble") return row;
    const isFirst = !belongTogether(rows[index - 1], row);
    const isLast = !belongTogether(row, rows[index + 1]);
    return isFirst && isLast ? row : { ...row, isFirst, isLast };
  });
}

function belongTogether(one: Row | undefined, next: Row | undefined): boolean {
  return (
    one?.kind === "bubble" &&
    next?.kind === "bubble" &&
    one.sender?.id === next.sender?.id &&
    one.at !== null &&
    next.at !== null &&
    next.at - one.at <= GROUP_GAP_MS &&
    // What failed stands alone, so that its buttons are clearly its own.
    one.status !== "failed" &&
    next.status !== "failed"
  );
}
