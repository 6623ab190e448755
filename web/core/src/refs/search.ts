import type { Client } from "../client.ts";
import type { Fields, Result } from "../connection/requests.ts";
import type { Conversation } from "../entities/conversation.ts";
import { checkCount, must } from "../errors.ts";
import type { ConversationSnapshot } from "../types/conversation.ts";
import type { ConversationFilter } from "../types/filter.ts";
import type {
  ConversationSearch,
  MessageSearch,
  SearchMessageSnapshot,
  SearchStatus,
} from "../types/search.ts";
import type { ConversationHits, ConversationView, MessageHits } from "../wire.ts";
import { detached } from "./detached.ts";

const FIRST = 3;
const PAGE_DEFAULT = 10;
const PAGE_MAX = 50;

type Hits = MessageHits | ConversationHits;

/** What either kind of search gives. */
interface Search<R> {
  setQuery(query: string, filters?: { conversation?: ConversationFilter }): Promise<Results<R>>;
  loadMore(limit?: number): Promise<Results<R>>;
}

interface Results<R> {
  results: R[];
  loadedAll: boolean;
}

/** A search of either kind: one query at a time, whose results accumulate. */
function makeSearch<R, Op extends "search.messages" | "search.conversations">(
  client: Client,
  op: Op,
  show: (hits: Result<Op>) => R[],
  onResults?: (results: R[], status: SearchStatus) => void,
): Search<R> {
  let query: Omit<Fields<Op>, "limit"> | null = null;
  let state = found<R>([], false);
  let busy = false;
  const tell = (status: SearchStatus) => client.hub.run(() => onResults?.(state.results, status));
  const search = async (limit: number) => {
    const asked = query;
    busy = true;
    tell("searching");
    try {
      const fields = { ...asked, limit } as Fields<Op>;
      const page = await client.requests.promise(op, fields, (hits) => ({ ...hits, results: show(hits) }));
      // Another query may have taken its place: then what this one found is of no interest.
      if (query === asked) {
        state = found([...state.results, ...page.results], page.loadedAll);
        query = { ...asked, after: page.next ?? undefined } as typeof query;
        finish();
      }
    } catch (error) {
      if (query === asked) finish();
      throw error;
    }
    return state;
  };
  const finish = () => {
    busy = false;
    tell(state.loadedAll ? "loadedAll" : "canLoadMore");
  };
  return {
    async setQuery(text, { conversation: filter } = {}) {
      must(typeof text === "string", "query", "a string", text);
      query = { query: text, filter } as typeof query;
      state = found([], false);
      return search(FIRST);
    },
    async loadMore(limit = PAGE_DEFAULT) {
      checkCount(limit, PAGE_MAX);
      return query && !busy && !state.loadedAll ? search(limit) : state;
    },
  };
}

/** What a search has found, frozen as all snapshots are. */
function found<R>(results: R[], loadedAll: boolean): Results<R> {
  Object.freeze(results);
  return Object.freeze({ results, loadedAll });
}

/** The conversations that something was found in, as they were found. */
function shownWith(hits: Hits): Map<string, Conversation> {
  const show = (view: ConversationView): [string, Conversation] => {
    const { id } = view.conversation;
    return [id, detached(id, hits, view)];
  };
  return new Map(hits.views.map(show));
}

/** Makes a search of the messages of one's conversations. */
export function searchMessages(
  client: Client,
  onResults?: (results: SearchMessageSnapshot[], status: SearchStatus) => void,
): MessageSearch {
  const { snapshots } = client;
  const show = (hits: MessageHits) => {
    const shown = shownWith(hits);
    return hits.hits.flatMap((hit) => {
      const where = shown.get(hit.conversation);
      where?.timeline.learn(hit.message);
      const message = where && snapshots.message(where, hit.message.id);
      const conversation = where && snapshots.conversation(where);
      return message && conversation ? [Object.freeze({ conversation, message })] : [];
    });
  };
  return makeSearch<SearchMessageSnapshot, "search.messages">(client, "search.messages", show, onResults);
}

/** Makes a search of one's conversations. */
export function searchConversations(
  client: Client,
  onResults?: (results: ConversationSnapshot[], status: SearchStatus) => void,
): ConversationSearch {
  const show = (hits: ConversationHits) =>
    [...shownWith(hits).values()].flatMap((one) => client.snapshots.conversation(one) ?? []);
  return makeSearch<ConversationSnapshot, "search.conversations">(
    client,
    "search.conversations",
    show,
    onResults,
  );
}
