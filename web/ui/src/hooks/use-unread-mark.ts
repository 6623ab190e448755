import type { ConversationSnapshot, OutboxMessage } from "@chinwag/core";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { UnreadMark } from "../model/message-rows.ts";
import { useChat } from "./chat-context.ts";
import { useUi } from "./ui-context.ts";
import type { LoadedMessages } from "./use-messages.ts";

/** Messages that are loaded at a time to come to the first that is new. */
const PAGE = 100;

interface Reading {
  conversation: ConversationSnapshot;
  loaded: LoadedMessages;
  outbox: readonly OutboxMessage[];
  loadMore(count?: number): Promise<void>;
  /** Whether the newest message is in view. */
  isInView: boolean;
}

/**
 * What came while the reader was not looking. It stays new to them while the conversation is open, also when it has been
 * read, until they write something.
 */
export function useUnreadMark({ conversation, loaded, outbox, loadMore, isInView }: Reading) {
  const { meId } = useUi();
  const chat = useChat();
  const mark = useRef({ after: 0, count: 0 });
  const [isSought, seek] = useState(false);
  const { unreadMessageCount, readUntil } = conversation;
  if (outbox.length > 0) mark.current.count = 0;
  else if (!isInView && unreadMessageCount > 0)
    mark.current = { after: readUntil, count: unreadMessageCount };
  const { after, count } = mark.current;
  const { messages, loadedAll } = loaded;
  const isLoaded = loadedAll || (messages[messages.length - 1]?.createdAt ?? 0) <= after;
  const id =
    count > 0 && isLoaded
      ? messages.filter(({ createdAt, sender }) => createdAt > after && sender?.id !== meId).at(-1)?.id
      : undefined;
  useEffect(() => {
    if (!isSought) return;
    if (!isLoaded) {
      void loadMore(PAGE);
      return;
    }
    seek(false);
    if (id !== undefined) chat.goTo(id);
  }, [isSought, isLoaded, messages, id, loadMore, chat]);
  const first = useMemo<UnreadMark | null>(() => (id === undefined ? null : { id, count }), [id, count]);
  return { first, count, goTo: count > 0 && !isLoaded ? () => seek(true) : null };
}
