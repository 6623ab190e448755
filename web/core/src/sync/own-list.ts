import type { Client } from "../client.ts";
import type { Conversation } from "../entities/conversation.ts";
import { matches } from "../entities/filter.ts";
import { List, type Page } from "../entities/list.ts";
import type { ConversationFilter } from "../types/filter.ts";
import type { ConversationPage } from "../wire.ts";

/** Conversations that a list starts with. */
export const LIST_FIRST = 20;

/** So many digits have times in places. */
const DIGITS = 16;

/** One's own conversations, or those that a filter fits: all from the latest activity down to some place are known. */
export class OwnList extends List<Conversation, string> {
  readonly #client: Client;

  /** `failed` is called when the server refuses the filter. */
  constructor(client: Client, filter?: ConversationFilter, failed?: (error: Error) => void) {
    super({
      items: () =>
        [...client.conversations.all()].filter(
          (one) => one.known && !one.known.isGuest && (!filter || matches(filter, one)),
        ),
      place: ({ activityAt, id }) => placeAt(activityAt, id),
      key: ({ id }) => id,
      changed: () => client.ownLists.changed(),
      read: (place, limit, take) => {
        const after =
          place === undefined
            ? place
            : { activityAt: Number(place.slice(0, DIGITS)), conversation: place.slice(DIGITS) };
        const fields = { limit, after, filter };
        const page = client.requests.promise("conversation.list", fields, (answer) => {
          take(this.learn(answer));
        });
        if (failed) page.catch(failed);
        return page;
      },
    });
    this.#client = client;
  }

  /** How many to ask for on subscribing. */
  get limit(): number {
    const reached = this.sorted().filter(({ place }) => this.reaches(place));
    return Math.min(100, Math.max(LIST_FIRST, reached.length));
  }

  /** Takes the conversations of a page. */
  learn({ views, references, loadedAll }: ConversationPage): Page<string> {
    for (const view of views) this.#client.conversations.view(view, references);
    const last = views.at(-1);
    const activityAt = Math.max(last?.lastMessage?.createdAt ?? 0, last?.me.joinedAt ?? 0);
    return { last: last && placeAt(activityAt, last.conversation.id), loadedAll };
  }
}

/** Places are compared as texts: by the latest activity, and by id where that is the same. */
function placeAt(activityAt: number, id: string): string {
  return String(activityAt).padStart(DIGITS, "0") + id;
}
