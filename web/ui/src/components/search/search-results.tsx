/// <reference path="../../styles/css.d.ts" />
import type { ConversationRef, ConversationSnapshot, SearchMessageSnapshot } from "@chinwag/core";
import { useCallback, useLayoutEffect, useState } from "preact/hooks";
import type { KnownConversation } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useConversations } from "../../hooks/use-conversations.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useParticipants } from "../../hooks/use-participants.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import { conversationTitle } from "../../model/conversation-title.ts";
import { failureText } from "../../model/failure-text.ts";
import { ConversationItem } from "../conversation-list/conversation-item.tsx";
import { MessageHit } from "./message-hit.tsx";
import styles from "./results-styles.css?inline";
import { useSearch } from "./use-search.ts";

/** What is searched for in an Inbox, and what happens to what was found. */
export interface SearchResultsProps {
  query: string;
  onPick(ref: ConversationRef, known: KnownConversation, messageId?: string): void;
}

/** What was found: conversations by their name, subject and people, and messages by their words. */
export function SearchResults({ query, onPick }: SearchResultsProps) {
  useStyles(styles);
  const { strings, session } = useUi();
  const now = useNow();
  const wanted = query.trim();
  const { conversations, messages, isSearching, error, more } = useSearch(wanted);
  const [loaded] = useConversations(session, undefined);
  const [named, setNamed] = useState<ReadonlySet<string>>(new Set());
  const onNamed = useCallback((id: string, isNamed: boolean) => {
    setNamed((before) => {
      if (before.has(id) === isNamed) return before;
      const after = new Set(before);
      if (isNamed) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);
  const known = loaded?.conversations ?? [];
  const others = conversations.filter(({ id }) => !known.some((one) => one.id === id));
  const candidates = [...known, ...others];
  const found = new Set(conversations.map(({ id }) => id));
  const isNothing = candidates.every(({ id }) => !named.has(id)) && messages.length === 0;

  return (
    <div class="items-scroller" aria-busy={isSearching}>
      <p class={isNothing ? "results-none" : "visually-hidden"} role="status">
        {isNothing && stateText()}
      </p>
      {named.size > 0 && <ResultsHeading type="conversations" more={null} />}
      <ul class="items">
        {candidates.map((conversation) => (
          <NamedConversation
            key={conversation.id}
            {...{ conversation, wanted, now, onPick, onNamed }}
            isFound={found.has(conversation.id)}
          />
        ))}
      </ul>
      {messages.length > 0 && <MessageHits {...{ messages, wanted, now, onPick, more }} />}
      {more && (
        <button type="button" class="text-button results-more" onClick={more}>
          {strings.moreHits}
        </button>
      )}
    </div>
  );

  function stateText(): string {
    if (error !== null) return failureText(error, strings);
    return isSearching ? strings.loading : strings.nothingFound;
  }
}

interface MessageHitsProps {
  messages: readonly SearchMessageSnapshot[];
  wanted: string;
  now: number;
  onPick: SearchResultsProps["onPick"];
  more: (() => void) | null;
}

function MessageHits({ messages, wanted, now, onPick, more }: MessageHitsProps) {
  const { session } = useUi();
  return (
    <>
      <ResultsHeading type="messages" more={more} />
      <ul class="items">
        {messages.map(({ conversation, message }) => (
          <MessageHit
            key={message.id}
            conversationRef={session.conversation(conversation.id)}
            {...{ conversation, message, wanted, now, onPick }}
          />
        ))}
      </ul>
    </>
  );
}

/** What stands above results of a kind. */
export interface ResultsHeadingProps {
  type: "conversations" | "messages";
  /** Finds more, where there is more. */
  more: (() => void) | null;
}

/** What stands above results of a kind. */
export function ResultsHeading({ type }: ResultsHeadingProps) {
  const { strings } = useUi();
  return <h3 class="results-heading">{strings[type]}</h3>;
}

interface NamedConversationProps {
  conversation: ConversationSnapshot;
  wanted: string;
  /** Whether the server found it, by its subject or by what the app wants it to be found by. */
  isFound: boolean;
  now: number;
  onPick: SearchResultsProps["onPick"];
  onNamed(id: string, isNamed: boolean): void;
}

/** A conversation, if what is searched for occurs in what it is called here. */
function NamedConversation(props: NamedConversationProps) {
  const { conversation, wanted, isFound, now, onPick, onNamed } = props;
  const { session, meId, strings } = useUi();
  const { id } = conversation;
  const ref = session.conversation(id);
  const participants = useParticipants(ref);
  const title = participants ? conversationTitle(conversation, participants, meId, strings).title : "";
  const isNamed = isFound || folded(title).includes(folded(wanted));
  useLayoutEffect(() => {
    onNamed(id, isNamed);
    return () => onNamed(id, false);
  }, [id, isNamed, onNamed]);
  if (!isNamed) return null;
  return (
    <ConversationItem
      conversationRef={ref}
      {...{ conversation, now, onPick }}
      isCurrent={false}
      isTabStop={true}
    />
  );
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
