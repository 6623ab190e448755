import type { ConversationRef, ConversationSnapshot, OutboxMessage } from "@chinwag/core";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import type { LoadedMessages } from "../../hooks/use-messages.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useReadMarker } from "../../hooks/use-read-marker.ts";
import { useTyping } from "../../hooks/use-typing.ts";
import { useUnreadMark } from "../../hooks/use-unread-mark.ts";
import type { ConversationTitle } from "../../model/conversation-title.ts";
import { messageRows, type Row, type UnreadMark } from "../../model/message-rows.ts";
import { ConversationAvatar } from "../avatar/conversation-avatar.tsx";
import { Message } from "../message/message.tsx";
import { SystemMessage } from "../message/system-message.tsx";
import { Notice } from "../notice/notice.tsx";
import { AnchoredScroller } from "./anchored-scroller.tsx";
import { JumpButton } from "./jump-button.tsx";
import { MessageListSkeleton } from "./message-list-skeleton.tsx";

const loadTypingRow = () => import("../typing/typing-row.tsx");

/** Older messages that are loaded at a time. */
const PAGE = 100;

/** The messages of a conversation, as far as they are loaded. */
export interface MessageListProps {
  conversationRef: ConversationRef;
  conversation: ConversationSnapshot;
  title: ConversationTitle;
  loaded: LoadedMessages;
  outbox: readonly OutboxMessage[];
  loadMore(count?: number): Promise<void>;
  /** A message that was gone to, for as long as it stands out. */
  found: string | null;
}

/** The messages, newest at the bottom. */
export function MessageList(props: MessageListProps) {
  const { conversationRef, conversation, title, loaded, outbox, loadMore, found } = props;
  const { strings } = useUi();
  const { messages, loadedAll } = loaded;
  const end = useRef<HTMLLIElement>(null);
  const isInView = useReadMarker(conversationRef, conversation, end);
  const unread = useUnreadMark({ ...props, isInView });
  const [startAt] = useState(unread.first?.id ?? null);
  const [isAtEnd, setAtEnd] = useState(startAt === null);
  const missed = useMissed(loaded, isAtEnd);
  const typing = useTyping(conversationRef);
  const typingRow = useLazy(typing !== null, loadTypingRow);
  const count = messages.length;

  return (
    <div class="message-list">
      <AnchoredScroller
        {...{ startAt, count }}
        goTo={found}
        label={strings.messages}
        keyAt={(index) => messages[count - 1 - index]?.id}
        indexOf={(key) => {
          const place = messages.findIndex(({ id }) => id === key);
          return place < 0 ? -1 : count - 1 - place;
        }}
        goToEndFor={outbox[outbox.length - 1]?.key ?? null}
        onAtEndChange={setAtEnd}
        overlay={(goToEnd) => (
          <>
            {unread.goTo && <JumpButton up count={unread.count} onClick={unread.goTo} />}
            {!isAtEnd && (
              <JumpButton count={Math.min(missed, conversation.unreadMessageCount)} onClick={goToEnd} />
            )}
          </>
        )}
        onNearStart={() => {
          if (!loadedAll) void loadMore(PAGE);
        }}
        before={
          !loadedAll && (
            <li class="older" key="older" aria-hidden="true">
              <MessageListSkeleton rows={3} />
            </li>
          )
        }
        rows={(from, to) => <Rows {...{ ...props, from, to, title, found }} unread={unread.first} />}
        after={
          <>
            {typing && typingRow && <typingRow.TypingRow typing={typing} key="typing" />}
            <li class="end" ref={end} key="end" aria-hidden="true" />
          </>
        }
      />
    </div>
  );
}

/** How many messages of others came in below what the reader has seen. */
function useMissed({ messages }: LoadedMessages, isAtEnd: boolean): number {
  const { meId } = useUi();
  const newestId = messages[0]?.id ?? "";
  const seenId = useRef("");
  useLayoutEffect(() => {
    if (isAtEnd) seenId.current = newestId;
  }, [isAtEnd, newestId]);
  return isAtEnd ? 0 : messages.filter(({ id, sender }) => id > seenId.current && sender?.id !== meId).length;
}

interface RowsProps extends MessageListProps {
  from: number;
  to: number;
  unread: UnreadMark | null;
}

/** The rows; made anew only when something that they show has changed. */
function useRows({ conversation, title, loaded, outbox, from, to, unread }: RowsProps): readonly Row[] {
  const { meId } = useUi();
  const [other] = title.faces;
  const { everyoneReadUntil, welcomeMessages } = conversation;
  const source = {
    ...{ ...loaded, outbox, meId, everyoneReadUntil, welcomeMessages, from, to, unread },
    welcomeFrom: title.isGroup ? null : (other ?? null),
  };
  return useMemo(() => messageRows(source), Object.values(source));
}

function Rows(props: RowsProps) {
  const { conversation, title, loaded, found } = props;
  const { strings, times } = useUi();
  const now = useNow();
  const rows = useRows(props);
  if (rows.length === 0 && loaded.loadedAll) return <EmptyChat id={conversation.id} title={title} />;
  return rows.map((row) => {
    switch (row.kind) {
      case "unread":
        return (
          <li class="unread-divider" key={row.key}>
            {strings.newMessages(row.count)}
          </li>
        );
      case "day":
        return (
          <li class="day" key={row.key}>
            <time dir="auto" dateTime={new Date(row.at).toISOString()}>
              {times.day(row.at, now)}
            </time>
          </li>
        );
      case "notice":
        return <SystemMessage key={row.key} row={row} />;
      case "bubble": {
        const { key, kind: _, ...parts } = row;
        return (
          <Message {...parts} key={key} rowKey={key} isFound={found === key} showsName={title.isGroup} />
        );
      }
      default:
        return row satisfies never;
    }
  });
}

function EmptyChat({ id, title }: { id: string; title: ConversationTitle }) {
  const { strings } = useUi();
  const text = title.isGroup ? strings.emptyGroupText : strings.emptyChatText(title.title);
  return (
    <li class="empty-chat">
      <Notice title={strings.emptyChatTitle} text={text}>
        <ConversationAvatar id={id} title={title} size="large" />
      </Notice>
    </li>
  );
}
