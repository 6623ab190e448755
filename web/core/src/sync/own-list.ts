import type { Client } from "../client.ts";
import type { Conversation } from "../entities/conversation.ts";
import { matches } from "../entities/filter.ts";
import { type Page, Paging } from "../entities/paging.ts";
import type { List } from "../subscriptions/list-window.ts";
import type { ConversationFilter } from "../types/filter.ts";
import type { ConversationPage } from "../wire.ts";

/** Conversations that a list starts with. */
export const LIST_FIRST = 20;

/** A place in the list: latest activity first, ties by id, descending. */
export interface ListPlace {
  readonly activityAt: number;
  readonly id: string;
}

/** One's own conversations, or those that a filter fits: all from the latest activity down to some place are known. */
export class OwnList implements List<Conversation, ListPlace> {
  readonly paging: Paging<ListPlace>;
  readonly #client: Client;
  readonly #filter: ConversationFilter | undefined;

  /** `failed` is called when the server refuses the filter. */
  constructor(client: Client, filter?: ConversationFilter, failed?: (error: Error) => void) {
    this.#client = client;
    this.#filter = filter;
    this.paging = new Paging({
      compare: this.compare,
      changed: () => client.ownLists.changed(),
      read: (after, limit, take) => {
        const cursor = after ? { activityAt: after.activityAt, conversation: after.id } : undefined;
        const fields = { limit, after: cursor, filter };
        const page = client.requests.promise("conversation.list", fields, (answer) =>
          take(this.learn(answer)),
        );
        if (failed) page.catch(failed);
        return page;
      },
    });
  }

  /** How many to ask for on subscribing. */
  get limit(): number {
    const reached = this.sorted().filter((conversation) => this.paging.reaches(conversation));
    return Math.min(100, Math.max(LIST_FIRST, reached.length));
  }

  sorted(): Conversation[] {
    const known = [...this.#client.conversations.all()].filter(
      (conversation) => conversation.known && (!this.#filter || matches(this.#filter, conversation)),
    );
    return known.sort(this.compare);
  }

  readonly key = ({ id }: Conversation): string => id;

  readonly place = ({ id, activityAt }: ListPlace): ListPlace => ({ id, activityAt });

  readonly compare = (a: ListPlace, b: ListPlace): number =>
    b.activityAt - a.activityAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

  /** Takes the conversations of a page. */
  learn({ views, references, loadedAll }: ConversationPage): Page<ListPlace> {
    for (const view of views) this.#client.conversations.view(view, references);
    const last = views.at(-1);
    const activityAt = Math.max(last?.lastMessage?.createdAt ?? 0, last?.me.joinedAt ?? 0);
    return { last: last && { activityAt, id: last.conversation.id }, loadedAll };
  }
}
