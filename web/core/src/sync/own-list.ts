import type { Requests } from "../connection/requests.ts";
import type { Conversation } from "../entities/conversation.ts";
import { compareActivity, LIST_FIRST, type ListPlace } from "../subscriptions/list-window.ts";
import type { ConversationPage } from "../wire.ts";
import type { Conversations } from "./conversations.ts";

/** Most conversations in a page. */
const PAGE_MAX = 100;

/** What keeping the list of one's own conversations up to date needs. */
export interface OwnListOptions {
  readonly requests: Requests;
  readonly conversations: Conversations;
  /** Whether a conversation is followed by itself, too. */
  readonly isFollowed: (conversation: Conversation) => boolean;
  /** What is shown of the list may have changed. */
  readonly touched: () => void;
}

/** One's own conversations: all from the latest activity down to some place are known. */
export class OwnList {
  readonly #options: OwnListOptions;
  #floor: ListPlace | null = null;
  /** Whether there is nothing below the floor. */
  loadedAll = false;
  /** After a reconnect: what has been read again, and down to where that has to go. */
  #restoring: { readonly to: ListPlace | null; readonly seen: Set<string> } | null = null;
  #paging: Promise<void> | null = null;

  constructor(options: OwnListOptions) {
    this.#options = options;
  }

  /** Whether the list is not as complete as it was before the connection broke. */
  get restoring(): boolean {
    return this.#restoring !== null;
  }

  /** How many to ask for on subscribing. */
  get limit(): number {
    return Math.min(PAGE_MAX, Math.max(LIST_FIRST, this.reached().length));
  }

  /** All that are known, in order. */
  sorted(): Conversation[] {
    const known = [...this.#options.conversations.all()].filter((conversation) => conversation.known);
    return known.sort(compareActivity);
  }

  /** Those of them above the place down to which all are known. */
  reached(): Conversation[] {
    const floor = this.loadedAll ? null : this.#floor;
    const sorted = this.sorted();
    return floor ? sorted.filter((conversation) => compareActivity(conversation, floor) <= 0) : sorted;
  }

  /** Takes the answer to subscribing. */
  first(page: ConversationPage): void {
    // A connection that broke while restoring does not make less wanted.
    if (this.#restoring) this.#restoring.seen.clear();
    else if (this.loadedAll) this.#restoring = { to: null, seen: new Set() };
    else if (this.#floor) this.#restoring = { to: this.#floor, seen: new Set() };
    this.#take(page);
    this.#restore();
  }

  /** Reads the next page. Whoever asks meanwhile waits for the same page. */
  more(limit: number): Promise<void> {
    this.#paging ??= this.#read(Math.min(limit, PAGE_MAX)).finally(() => {
      this.#paging = null;
    });
    return this.#paging;
  }

  /** The list is not followed any more. */
  clear(): void {
    this.#floor = null;
    this.loadedAll = false;
    this.#restoring = null;
    for (const conversation of [...this.#options.conversations.all()]) {
      if (!this.#options.isFollowed(conversation)) this.#options.conversations.forget(conversation);
    }
  }

  #read(limit: number): Promise<void> {
    const floor = this.#floor;
    const after = floor ? { after: { activityAt: floor.activityAt, conversation: floor.id } } : {};
    return this.#options.requests.promise("conversation.list", { limit, ...after }, (page) => {
      this.#take(page);
    });
  }

  #take(page: ConversationPage): void {
    for (const view of page.views) {
      this.#options.conversations.view(view, page.users, page.references);
      this.#restoring?.seen.add(view.conversation.id);
    }
    const last = page.views.at(-1);
    if (last) {
      const activityAt = Math.max(last.lastMessage?.createdAt ?? 0, last.me.joinedAt);
      this.#floor = { activityAt, id: last.conversation.id };
    }
    this.loadedAll = page.loadedAll || page.views.length === 0;
    this.#options.touched();
  }

  /** Reads on until all that was known before has been read again; what did not come again, one has left. */
  #restore(): void {
    const restoring = this.#restoring;
    if (!restoring) return;
    const { to, seen } = restoring;
    const reached = to !== null && this.#floor !== null && compareActivity(this.#floor, to) >= 0;
    if (!reached && !this.loadedAll) {
      this.more(PAGE_MAX).then(
        () => this.#restore(),
        () => {},
      );
      return;
    }
    this.#restoring = null;
    const { conversations, isFollowed } = this.#options;
    for (const conversation of this.sorted()) {
      const { id } = conversation;
      // What one joined meanwhile was not there yet when the list was read.
      if (!seen.has(id) && !conversations.marked.has(id) && !isFollowed(conversation)) {
        conversations.forget(conversation);
      }
    }
    this.#options.touched();
  }
}
