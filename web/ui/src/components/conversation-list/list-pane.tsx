import type { RefObject } from "preact";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { ListHeader } from "../inbox/list-header.tsx";
import { ConversationList, type ConversationListProps } from "./conversation-list.tsx";

const loadResults = () => import("../search/search-results.tsx");

/** The list of conversations with what is above it. */
export interface ListPaneProps extends Omit<ConversationListProps, "onPick"> {
  /** What is searched for; it outlives the pane, which is not always there. */
  query: string;
  onQuery(query: string): void;
  onPick(...picked: [...Parameters<ConversationListProps["onPick"]>, messageId?: string]): void;
  element?: RefObject<HTMLElement | null>;
}

/** The list of conversations with its head, or what was found in its place. */
export function ListPane({ query, onQuery, element, ...list }: ListPaneProps) {
  const { model, strings } = useUi();
  const { showFeedHeader = true } = model.settings;
  const isSearching = query.trim() !== "";
  const results = useLazy(isSearching, loadResults);
  return (
    <nav
      class="inbox-list t-conversation-list"
      part="list"
      aria-label={strings.conversations}
      ref={element ?? null}
    >
      {showFeedHeader && <ListHeader query={query} onQuery={onQuery} />}
      {results !== null && isSearching ? (
        <results.SearchResults query={query} onPick={list.onPick} />
      ) : (
        <ConversationList {...list} />
      )}
    </nav>
  );
}
