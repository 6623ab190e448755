import type { ConversationRef, ConversationSnapshot, MessageSnapshot } from "@chinwag/core";
import { useUi } from "../../hooks/ui-context.ts";
import { useParticipants } from "../../hooks/use-participants.ts";
import { contentText } from "../../model/content-text.ts";
import { conversationTitle } from "../../model/conversation-title.ts";
import { ConversationAvatar } from "../avatar/conversation-avatar.tsx";
import { OneLine } from "../one-line/one-line.tsx";
import type { SearchResultsProps } from "./search-results.tsx";
import { snippet } from "./snippet.ts";

/** A message that was found. */
export interface MessageHitProps {
  conversationRef: ConversationRef;
  conversation: ConversationSnapshot;
  message: MessageSnapshot;
  wanted: string;
  now: number;
  onPick: SearchResultsProps["onPick"];
}

/** A message that was found: where, when, and the words around what was searched for. */
export function MessageHit({ conversationRef, conversation, message, wanted, now, onPick }: MessageHitProps) {
  const { meId, strings, times } = useUi();
  const participants = useParticipants(conversationRef);
  const title = participants ? conversationTitle(conversation, participants, meId, strings) : null;
  const known = { conversation, participants: participants ?? [] };
  return (
    <li class="item-row">
      <button type="button" class="item" onClick={() => onPick(conversationRef, known, message.id)}>
        {title === null ? (
          <span class="skeleton skeleton-face skeleton-face-large" />
        ) : (
          <ConversationAvatar id={conversation.id} title={title} size="large" />
        )}
        <span class="item-text">
          <span class="item-line">
            <span class="item-title">
              <OneLine text={title?.title ?? ""} />
            </span>
            <time class="item-time" dir="auto">
              {times.brief(message.createdAt, now)}
            </time>
          </span>
          <span class="item-line">
            <span class="item-last hit-text">
              {snippet(contentText(message.content, strings), wanted).map(({ text, isFound }) =>
                isFound ? <mark>{text}</mark> : text,
              )}
            </span>
          </span>
        </span>
      </button>
    </li>
  );
}
