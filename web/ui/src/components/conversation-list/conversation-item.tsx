import type { ConversationRef, ConversationSnapshot } from "@chinwag/core";
import type { KnownConversation } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { useOutbox } from "../../hooks/use-outbox.ts";
import { useParticipants } from "../../hooks/use-participants.ts";
import { contentText } from "../../model/content-text.ts";
import { type ConversationTitle, conversationTitle, feedTitle } from "../../model/conversation-title.ts";
import { ConversationAvatar } from "../avatar/conversation-avatar.tsx";
import { memo } from "../memo.ts";
import { OneLine } from "../one-line/one-line.tsx";

const loadTyping = () => import("../typing/item-typing.tsx");

/** One conversation in the list. */
export interface ConversationItemProps {
  conversationRef: ConversationRef;
  conversation: ConversationSnapshot;
  now: number;
  isCurrent: boolean;
  /** Whether the Tab key reaches it; arrows reach the others. */
  isTabStop: boolean;
  onPick(ref: ConversationRef, known: KnownConversation): void;
}

/** One conversation in the list: whom it is with, what was said last and when, and whether it is unread. */
export const ConversationItem = memo(function ConversationItem(props: ConversationItemProps) {
  const { conversationRef, conversation, now, isCurrent, isTabStop, onPick } = props;
  const { model, meId, strings, times } = useUi();
  const participants = useParticipants(conversationRef);
  const title = participants
    ? feedTitle(conversationTitle(conversation, participants, meId, strings), model.settings.titles ?? {})
    : null;
  const { lastMessage, isUnread, unreadMessageCount } = conversation;
  return (
    <li class="item-row">
      <button
        type="button"
        class={
          isUnread ? "item item-unread t-theme-conversation-list-item" : "item t-theme-conversation-list-item"
        }
        part="conversation"
        aria-current={isCurrent ? "true" : undefined}
        tabIndex={isTabStop ? 0 : -1}
        data-conversation={conversation.id}
        onClick={() => onPick(conversationRef, { conversation, participants: participants ?? [] })}
      >
        {title === null ? (
          <span class="skeleton skeleton-face skeleton-face-large" />
        ) : (
          <ConversationAvatar id={conversation.id} title={title} size="large" />
        )}
        <span class="item-text">
          <span class="item-line">
            <span class="item-title">
              {title === null ? <span class="skeleton skeleton-line" /> : <OneLine text={title.title} />}
            </span>
            <time class="item-time" dir="auto">
              {times.brief(lastMessage?.createdAt ?? conversation.joinedAt, now)}
            </time>
          </span>
          <span class="item-line">
            <LastMessage {...{ conversationRef, conversation, title }} />
            {isUnread && <UnreadMark count={unreadMessageCount} />}
          </span>
        </span>
      </button>
    </li>
  );
});

interface LastMessageProps {
  conversationRef: ConversationRef;
  conversation: ConversationSnapshot;
  title: ConversationTitle | null;
}

function LastMessage({ conversationRef, conversation: { lastMessage }, title }: LastMessageProps) {
  const { model, meId, strings } = useUi();
  const module = useLazy(model.settings.showTypingInFeed === true, loadTyping);
  const outbox = useOutbox(conversationRef);
  const failed = outbox.some(({ state }) => state === "failed");
  const unsent = outbox[outbox.length - 1];
  if (failed) return <span class="item-last item-failed">{strings.failed}</span>;

  const text = unsent?.text ?? (lastMessage ? contentText(lastMessage.content, strings) : undefined);
  const sender = unsent === undefined ? lastMessage?.sender : undefined;
  const isMine = unsent !== undefined || sender?.id === meId;
  const line = () => {
    if (text === undefined) return strings.noMessagesYet;
    if (isMine) return strings.youSaid(isolated(text));
    return sender && title?.isGroup ? strings.nameSaid(isolated(sender.name), isolated(text)) : text;
  };
  const last = <OneLine text={line()} />;
  if (module === null) return <span class="item-last">{last}</span>;
  return (
    <module.ItemTyping conversationRef={conversationRef} isGroup={title?.isGroup === true}>
      {last}
    </module.ItemTyping>
  );
}

/** Text of any script inside a sentence of ours: its direction does not turn the sentence around. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function UnreadMark({ count }: { count: number }) {
  const { strings } = useUi();
  // A conversation marked by hand has no unread messages to count: a dot stands for it.
  if (count === 0) {
    return (
      <span class="unread unread-dot">
        <span class="visually-hidden">{strings.unread}</span>
      </span>
    );
  }
  return (
    <span class="unread">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span class="visually-hidden">{strings.unreadMessages(count)}</span>
    </span>
  );
}
