import type { Conversation } from "../entities/conversation.ts";
import type { ConversationListActiveState, ConversationSnapshot } from "../types/conversation.ts";

/** Conversations that a subscription starts with. */
export const LIST_FIRST = 20;

/** A place in the list: latest activity first, ties by id, descending. */
export interface ListPlace {
  readonly activityAt: number;
  readonly id: string;
}

/** Orders as the list does. */
export function compareActivity(a: ListPlace, b: ListPlace): number {
  return b.activityAt - a.activityAt || (a.id < b.id ? 1 : -1);
}

/** What is known of one's own conversations, in order. */
export interface KnownList {
  /** All that are known. */
  sorted(): Conversation[];
  /** Those of them above the place down to which all are known. */
  reached(): Conversation[];
  /** Whether all that there are are known. */
  readonly loadedAll: boolean;
}

/** Which conversations one subscription shows: those it once showed, and those above a place in the list. */
export class ListWindow {
  readonly #shown = new Set<Conversation>();
  /** The last place shown; `null` before there is one. */
  #last: ListPlace | null = null;

  /** How many conversations are shown. */
  get size(): number {
    return this.#shown.size;
  }

  /** Shows up to `count` more of those that are known without a hole, in order. */
  extend(reached: readonly Conversation[], count: number): number {
    const more = reached.filter((conversation) => !this.#shown.has(conversation)).slice(0, count);
    for (const conversation of more) this.#shown.add(conversation);
    const last = more.at(-1);
    if (last) this.#last = { id: last.id, activityAt: last.activityAt };
    return more.length;
  }

  /** The state to show now; the previous one while nothing changed. */
  select(
    list: KnownList,
    snapshot: (conversation: Conversation) => ConversationSnapshot | null,
    previous: ConversationListActiveState | null,
  ): ConversationListActiveState {
    if (!this.#last) this.extend(list.reached(), LIST_FIRST);
    const sorted = list.sorted();
    const snapshots: ConversationSnapshot[] = [];
    let allShown = true;
    for (const conversation of sorted) {
      const above = this.#last === null || compareActivity(conversation, this.#last) <= 0;
      if (above) this.#shown.add(conversation);
      const shown = this.#shown.has(conversation) ? snapshot(conversation) : null;
      if (shown) snapshots.push(shown);
      else allShown = false;
    }
    this.#forget(sorted);
    const old = previous?.latestSnapshot;
    const same = old?.length === snapshots.length && old.every((item, i) => item === snapshots[i]);
    const latestSnapshot = same ? old : (Object.freeze(snapshots) as ConversationSnapshot[]);
    const all = list.loadedAll && allShown;
    if (previous && same && previous.loadedAll === all) return previous;
    return { type: "active", latestSnapshot, loadedAll: all };
  }

  /** Conversations that one left are not held on to. */
  #forget(sorted: readonly Conversation[]): void {
    if (this.#shown.size <= sorted.length) return;
    const present = new Set(sorted);
    for (const conversation of this.#shown) if (!present.has(conversation)) this.#shown.delete(conversation);
  }
}
