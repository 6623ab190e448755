import type { ConversationSnapshot } from "./conversation.ts";
import type { ConversationFilter } from "./filter.ts";
import type { MessageSnapshot } from "./message.ts";

/** Whether a search is under way, or else whether there is more to load. */
export type SearchStatus = "searching" | "canLoadMore" | "loadedAll";

/** Searches the messages of one's conversations. */
export interface MessageSearch {
  /**
   * Begins anew and finds the first 3 messages. Every word must begin a word of the message; case and punctuation
   * around words do not matter.
   */
  setQuery(query: string, filters?: MessageSearchFilters): Promise<MessageSearchState>;
  /** Finds 1 to 50 more, 10 by default. Without a query, and while a search is under way, it does nothing. */
  loadMore(limit?: number): Promise<MessageSearchState>;
}

/** Searches one's conversations. */
export interface ConversationSearch {
  /** Begins anew and finds the first 3 conversations whose `subject`, or `custom.search`, has all words. */
  setQuery(query: string, filters?: ConversationSearchFilters): Promise<ConversationSearchState>;
  /** Finds 1 to 50 more, 10 by default. Without a query, and while a search is under way, it does nothing. */
  loadMore(limit?: number): Promise<ConversationSearchState>;
}

/** What a search of messages has found so far. */
export interface MessageSearchState {
  /** Newest first. Messages that are newer than the query may be missing. */
  results: SearchMessageSnapshot[];
  /** Whether there is nothing more to find. */
  loadedAll: boolean;
}

/** What a search of conversations has found so far. */
export interface ConversationSearchState {
  /** Latest activity first. */
  results: ConversationSnapshot[];
  /** Whether there is nothing more to find. */
  loadedAll: boolean;
}

/** A message that was found, and where. */
export interface SearchMessageSnapshot {
  /** The conversation. */
  conversation: ConversationSnapshot;
  /** The message. */
  message: MessageSnapshot;
}

/** Where to search for messages. */
export interface MessageSearchFilters {
  /** Only in these conversations. */
  conversation?: ConversationFilter;
}

/** Which conversations to search. */
export interface ConversationSearchFilters {
  /** Only these conversations. */
  conversation?: ConversationFilter;
}
