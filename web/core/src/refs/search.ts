import type { Client } from "../client.ts";
import { Conversation } from "../entities/conversation.ts";
import { checkCount } from "../errors.ts";
import type { ConversationSnapshot } from "../types/conversation.ts";
import type { ConversationFilter } from "../types/filter.ts";
import type {
  ConversationSearch,
  MessageSearch,
  SearchMessageSnapshot,
  SearchStatus,
} from "../types/search.ts";
import type { ConversationHits, ConversationView, MessageHits, Search as SearchFields } from "../wire.ts";

const FIRST = 3;
const PAGE_DEFAULT = 10;
const PAGE_MAX = 50;

type Hits = MessageHits | ConversationHits;

/** A search of either kind: one query at a time, whose results accumulate. */
class Search<R> {
  readonly #client: Client;
  readonly #ask: (fields: SearchFields) => Promise<{ hits: Hits; results: R[] }>;
  readonly #onResults: ((results: R[], status: SearchStatus) => void) | undefined;
  #query: Omit<SearchFields, "limit"> | null = null;
  #state: { results: R[]; loadedAll: boolean } = found([], false);
  #busy = false;

  constructor(
    client: Client,
    ask: (fields: SearchFields) => Promise<{ hits: Hits; results: R[] }>,
    onResults?: (results: R[], status: SearchStatus) => void,
  ) {
    this.#client = client;
    this.#ask = ask;
    this.#onResults = onResults;
  }

  async setQuery(
    query: string,
    { conversation: filter }: { conversation?: ConversationFilter } = {},
  ): Promise<{ results: R[]; loadedAll: boolean }> {
    if (typeof query !== "string") throw new TypeError("query must be a string.");
    this.#query = { query, ...(filter && { filter }) };
    this.#state = found([], false);
    return this.#search(FIRST);
  }

  async loadMore(limit: number = PAGE_DEFAULT): Promise<{ results: R[]; loadedAll: boolean }> {
    checkCount(limit, PAGE_MAX);
    return this.#query && !this.#busy && !this.#state.loadedAll ? this.#search(limit) : this.#state;
  }

  async #search(limit: number): Promise<{ results: R[]; loadedAll: boolean }> {
    const query = this.#query as SearchFields;
    this.#busy = true;
    this.#tell("searching");
    try {
      const { hits, results } = await this.#ask({ ...query, limit });
      // Another query has taken its place: what this one found is of no interest.
      if (this.#query !== query) return this.#state;
      this.#state = found([...this.#state.results, ...results], hits.loadedAll);
      this.#query = { ...query, ...(hits.next !== null && { after: hits.next }) };
    } catch (error) {
      if (this.#query === query) this.#finish();
      throw error;
    }
    this.#finish();
    return this.#state;
  }

  #finish(): void {
    this.#busy = false;
    this.#tell(this.#state.loadedAll ? "loadedAll" : "canLoadMore");
  }

  #tell(status: SearchStatus): void {
    this.#client.hub.run(() => this.#onResults?.(this.#state.results, status));
  }
}

/** What a search has found, frozen as all snapshots are. */
function found<R>(results: R[], loadedAll: boolean): { results: R[]; loadedAll: boolean } {
  Object.freeze(results);
  return Object.freeze({ results, loadedAll });
}

/** Shows conversations and their messages as they were found. */
function detached(client: Client, { users, references, views }: Hits): Map<string, Conversation> {
  client.users.put(users);
  const show = (view: ConversationView): [string, Conversation] => {
    const conversation = new Conversation(view.conversation.id);
    for (const message of references) conversation.timeline.learn(message);
    conversation.show(view);
    return [conversation.id, conversation];
  };
  return new Map(views.map(show));
}

/** Makes a search of the messages of one's conversations. */
export function searchMessages(
  client: Client,
  onResults?: (results: SearchMessageSnapshot[], status: SearchStatus) => void,
): MessageSearch {
  const { requests, snapshots } = client;
  const ask = (fields: SearchFields) =>
    requests.promise("search.messages", fields, (hits) => {
      const found = detached(client, hits);
      const results = hits.hits.flatMap((hit) => {
        const where = found.get(hit.conversation);
        where?.timeline.learn(hit.message);
        const message = where && snapshots.message(where, hit.message.id);
        const conversation = where && snapshots.conversation(where);
        return message && conversation ? [Object.freeze({ conversation, message })] : [];
      });
      return { hits, results };
    });
  return new Search<SearchMessageSnapshot>(client, ask, onResults);
}

/** Makes a search of one's conversations. */
export function searchConversations(
  client: Client,
  onResults?: (results: ConversationSnapshot[], status: SearchStatus) => void,
): ConversationSearch {
  const ask = (fields: SearchFields) =>
    client.requests.promise("search.conversations", fields, (hits) => {
      const found = [...detached(client, hits).values()];
      const results = found.flatMap((one) => client.snapshots.conversation(one) ?? []);
      return { hits, results };
    });
  return new Search<ConversationSnapshot>(client, ask, onResults);
}
