import type { ConversationSnapshot, SearchMessageSnapshot } from "@chinwag/core";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";

/** How long the reader must have written nothing, in milliseconds, before the server is asked. */
const PAUSE_MS = 200;
/** Most hits that are asked for at a time. */
const PAGE = 20;

/** What was found so far. */
export interface Found {
  readonly conversations: readonly ConversationSnapshot[];
  readonly messages: readonly SearchMessageSnapshot[];
  readonly isSearching: boolean;
  /** Why nothing could be found. */
  readonly error: Error | null;
  /** Finds more messages; `null` when these are all. */
  readonly more: (() => void) | null;
}

const NOTHING = { conversations: [], messages: [], isSearching: true, error: null, loadedAll: true };

/** Searches the reader's conversations and messages. */
export function useSearch(query: string): Found {
  const { session } = useUi();
  const [state, setState] = useState<Omit<Found, "more"> & { readonly loadedAll: boolean }>(NOTHING);
  const searches = useMemo(
    () => ({ messages: session.searchMessages(), conversations: session.searchConversations() }),
    [session],
  );
  useEffect(() => {
    let isOver = false;
    setState((before) => ({ ...before, isSearching: true, error: null }));
    const timer = setTimeout(async () => {
      try {
        const [found] = await Promise.all([
          searches.messages.setQuery(query).then(() => searches.messages.loadMore(PAGE)),
          searches.conversations.setQuery(query).then(async () => {
            const { results } = await searches.conversations.loadMore(PAGE);
            if (!isOver) setState((before) => ({ ...before, conversations: results }));
          }),
        ]);
        if (isOver) return;
        const { results, loadedAll } = found;
        setState((before) => ({ ...before, messages: results, loadedAll, isSearching: false }));
      } catch (error) {
        if (!isOver) setState({ ...NOTHING, isSearching: false, error: error as Error });
      }
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [query, searches]);
  const more = async () => {
    // What cannot be had is asked for again by another click.
    const found = await searches.messages.loadMore(PAGE).catch(() => null);
    if (found) setState((before) => ({ ...before, messages: found.results, loadedAll: found.loadedAll }));
  };
  return { ...state, more: state.loadedAll ? null : () => void more() };
}
