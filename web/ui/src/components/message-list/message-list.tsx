import type { ConversationRef, ConversationSnapshot, OutboxMessage } from "@chinwag/core";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import type { LoadedMessages } from "../../hooks/use-messages.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useReadMarker } from "../../hooks/use-read-marker.ts";
import type { ConversationTitle } from "../../model/conversation-title.ts";
import { messageRows, type Row } from "../../model/message-rows.ts";
import { ConversationAvatar } from "../avatar/conversation-avatar.tsx";
import { Message } from "../message/message.tsx";
import { SystemMessage } from "../message/system-message.tsx";
import { Notice } from "../notice/notice.tsx";
import { AnchoredScroller } from "./anchored-scroller.tsx";
import { JumpButton } from "./jump-button.tsx";
import { MessageListSkeleton } from "./message-list-skeleton.tsx";

/** The messages of a conversation, as far as they are loaded. */
export interface MessageListProps {
  conversationRef: ConversationRef;
  conversation: ConversationSnapshot;
  title: ConversationTitle;
  loaded: LoadedMessages;
  outbox: readonly OutboxMessage[];
  loadMore(): void;
  /** A message that was gone to, for as long as it stands out. */
  found: string | null;
}

/** The messages, newest at the bottom. */
export function MessageList(props: MessageListProps) {
  const { conversationRef, conversation, title, loaded, outbox, loadMore, found } = props;
  const { strings } = useUi();
  const end = useRef<HTMLLIElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const missed = useMissed(loaded, isAtEnd);
  const rows = useRows(props);
  useReadMarker(conversationRef, conversation, end);

  return (
    <div class="message-list">
      <AnchoredScroller
        goTo={found}
        label={strings.messages}
        goToEndFor={outbox[outbox.length - 1]?.key ?? null}
        onAtEndChange={setAtEnd}
        overlay={(goToEnd) => !isAtEnd && <JumpButton missed={missed} onClick={goToEnd} />}
        onNearStart={() => {
          if (!loaded.loadedAll) loadMore();
        }}
      >
        {loaded.loadedAll ? null : (
          <li class="older" key="older" aria-hidden="true">
            <MessageListSkeleton rows={3} />
          </li>
        )}
        {rows.length === 0 && loaded.loadedAll && (
          <EmptyChat id={conversation.id} title={title} key="empty" />
        )}
        <Rows rows={rows} found={found} showsNames={title.isGroup} />
        <li class="end" ref={end} key="end" aria-hidden="true" />
      </AnchoredScroller>
    </div>
  );
}

/** The rows; made anew only when something that they show has changed. */
function useRows({ conversation, title, loaded, outbox }: MessageListProps): readonly Row[] {
  const { meId } = useUi();
  const [other] = title.faces;
  const welcomeFrom = title.isGroup ? null : (other ?? null);
  const { everyoneReadUntil, welcomeMessages } = conversation;
  const { messages, loadedAll } = loaded;
  return useMemo(
    () => messageRows({ messages, loadedAll, outbox, meId, everyoneReadUntil, welcomeMessages, welcomeFrom }),
    [messages, loadedAll, outbox, meId, everyoneReadUntil, welcomeMessages, welcomeFrom],
  );
}

/** How many messages of others came in below what the reader looks at. */
function useMissed({ messages }: LoadedMessages, isAtEnd: boolean): number {
  const { meId } = useUi();
  const seenId = useRef<string | undefined>(undefined);
  const newestId = messages[0]?.id;
  useEffect(() => {
    if (isAtEnd) seenId.current = newestId;
  }, [isAtEnd, newestId]);
  if (isAtEnd) return 0;
  const seen = seenId.current;
  return messages.filter(({ id, sender }) => (seen === undefined || id > seen) && sender?.id !== meId).length;
}

interface RowsProps {
  rows: readonly Row[];
  found: string | null;
  showsNames: boolean;
}

function Rows({ rows, found, showsNames }: RowsProps) {
  const { times } = useUi();
  const now = useNow();
  return rows.map((row) => {
    switch (row.kind) {
      case "day":
        return (
          <li class="day" key={row.key}>
            <time dir="auto" dateTime={new Date(row.at).toISOString().slice(0, 10)}>
              {times.day(row.at, now)}
            </time>
          </li>
        );
      case "notice":
        return <SystemMessage key={row.key} row={row} />;
      case "bubble": {
        const { key, kind: _, ...parts } = row;
        return <Message {...parts} key={key} rowKey={key} isFound={found === key} showsName={showsNames} />;
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
