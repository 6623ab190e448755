import type { ConversationRef } from "@chinwag/core";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { KnownConversation } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useConnectionState } from "../../hooks/use-connection-state.ts";
import { useConversations } from "../../hooks/use-conversations.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useTurn } from "../../hooks/use-turn.ts";
import { conversationFilter } from "../../model/conversation-predicate.ts";
import { Notice } from "../notice/notice.tsx";
import { ConversationItem } from "./conversation-item.tsx";
import { neighbour } from "./neighbour.ts";

/** From how far before its end, in pixels, the list loads more. */
const LOAD_AHEAD_PX = 400;

/** The list of the reader's conversations. */
export interface ConversationListProps {
  /** The one that is open, or was last. */
  currentId: string | null;
  /** Whether the chat that is open can be seen beside the list, and is marked in it. */
  isBesideChat: boolean;
  onPick(ref: ConversationRef, known: KnownConversation): void;
  /** Whether there is any conversation to pick. */
  onChoice?(hasAny: boolean): void;
}

/** The reader's conversations, latest activity first. Arrows, Home and End move in it; Tab passes it in one step. */
export function ConversationList({ currentId, isBesideChat, onPick, onChoice }: ConversationListProps) {
  const { model, session, strings } = useUi();
  const now = useNow();
  const predicate = useStore(model.conversationPredicate);
  const filter = useMemo(() => conversationFilter(predicate), [predicate]);
  const [loaded, loadMore] = useConversations(session, filter);
  const list = useRef<HTMLUListElement>(null);
  const hasAny = Boolean(loaded?.conversations.length);
  useEffect(() => onChoice?.(hasAny), [hasAny, onChoice]);
  const isTurn = useTurn("list", loaded !== undefined);
  const isLost = useConnectionState() === "ended" && loaded === undefined;
  if (isLost) return <Notice icon="offline" title={strings.endedTitle} text={strings.endedText} />;
  if (loaded === undefined || !isTurn) return <ConversationListSkeleton />;

  const { conversations, loadedAll } = loaded;
  if (conversations.length === 0) {
    return filter ? (
      <Notice title={strings.noMatchesTitle} text={strings.noMatchesText} />
    ) : (
      <Notice title={strings.emptyInboxTitle} text={strings.emptyInboxText} />
    );
  }
  const tabStopId = conversations.some(({ id }) => id === currentId) ? currentId : conversations[0]?.id;
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>(".item") ?? [])];
    const target = neighbour(items, event);
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
  };
  const onScroll = ({ currentTarget: view }: { currentTarget: HTMLElement }) => {
    const below = view.scrollHeight - view.clientHeight - view.scrollTop;
    if (!loadedAll && below < LOAD_AHEAD_PX) loadMore();
  };

  return (
    <div class="items-scroller" onScroll={onScroll}>
      <ul class="items" ref={list} onKeyDown={onKeyDown}>
        {conversations.map((conversation) => (
          <ConversationItem
            key={conversation.id}
            conversationRef={session.conversation(conversation.id)}
            conversation={conversation}
            now={now}
            isCurrent={isBesideChat && conversation.id === currentId}
            isTabStop={conversation.id === tabStopId}
            onPick={onPick}
          />
        ))}
      </ul>
      {!loadedAll && <SkeletonItems count={2} />}
    </div>
  );
}

function ConversationListSkeleton() {
  const { strings } = useUi();
  return (
    <div class="items-scroller" role="status">
      <span class="visually-hidden">{strings.loading}</span>
      <SkeletonItems count={6} />
    </div>
  );
}

function SkeletonItems({ count }: { count: number }) {
  return (
    <div class="items" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div class="item item-skeleton" key={index}>
          <span class="skeleton skeleton-face skeleton-face-large" />
          <span class="item-text">
            <span class="skeleton skeleton-line" style={{ inlineSize: `${55 - (index % 3) * 10}%` }} />
            <span class="skeleton skeleton-line" style={{ inlineSize: `${85 - (index % 2) * 15}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
