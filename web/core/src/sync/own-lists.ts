import type { Client } from "../client.ts";
import type { Conversation } from "../entities/conversation.ts";
import type { ConversationFilter } from "../types/filter.ts";
import type { ConversationPage } from "../wire.ts";
import { LIST_FIRST, OwnList } from "./own-list.ts";

/** The list of all of one's conversations, which a subscription with the server brings, and filtered ones beside it. */
export class OwnLists {
  readonly #client: Client;
  readonly #filtered = new Set<OwnList>();
  /** The list of all of them. */
  all: OwnList;
  #swept = true;

  constructor(client: Client) {
    this.#client = client;
    this.all = new OwnList(client);
  }

  /** What is shown of a list, or down to where one is known, may have changed. */
  changed(): void {
    this.#sweep();
    this.#client.subscriber.touch("me");
  }

  /** A list of its own for a filter, until it is dropped. It is read at once, or when the subscription is answered. */
  filtered(filter: ConversationFilter, failed: (error: Error) => void): OwnList {
    const list = new OwnList(this.#client, filter, failed);
    this.#filtered.add(list);
    if (this.#client.topics.get("me")?.live) list.begin(null, LIST_FIRST);
    return list;
  }

  /** Nobody looks at a filtered list any more. */
  drop(list: OwnList): void {
    this.#filtered.delete(list);
    this.#sweep();
  }

  /** Takes the answer to subscribing: all lists are read again, down to where they were known. */
  begin(page: ConversationPage): void {
    this.#client.conversations.epoch += 1;
    // They are under way before the first of them can be through, which would sweep away what they hold.
    for (const list of this.#filtered) list.begin(null, LIST_FIRST);
    this.#swept = false;
    this.all.begin(this.all.learn(page));
  }

  /** The lists are not followed any more. */
  clear(): void {
    this.all = new OwnList(this.#client);
    for (const conversation of this.#listed()) this.#client.conversations.forget(conversation);
  }

  /** What did not come again with any list, one has left, or it sank below what was read of them: then it stays. */
  #sweep(): void {
    if (this.#swept || [this.all, ...this.#filtered].some(({ restoring }) => restoring)) return;
    this.#swept = true;
    const { conversations } = this.#client;
    for (const { epoch, id, seenRevision } of this.#listed())
      if (epoch !== conversations.epoch) conversations.discover(id, seenRevision);
  }

  /** Those that are followed by the lists only. */
  #listed(): Conversation[] {
    const { conversations, topics } = this.#client;
    return [...conversations.all()].filter(({ id }) => !topics.get(`conversation/${id}`));
  }
}
