import type { MessageEntity } from "../wire.ts";

/**
 * The messages of a conversation that are known without a hole: all from some point in time on. Messages outside
 * of it (references, early news of old messages) are kept beside it.
 */
export class Timeline {
  /** Oldest first. */
  #ids: string[] = [];
  readonly #byId = new Map<string, MessageEntity>();
  readonly #deleted = new Set<string>();
  /** Whether anybody follows the messages. Otherwise no more than the last one is kept. */
  wanted = false;
  /** Whether the newest page has been read. Before, only news is collected. */
  complete = false;
  /** Whether there is nothing older. */
  loadedAll = false;

  /** Oldest first. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  get(id: string): MessageEntity | undefined {
    return this.#byId.get(id);
  }

  /** Every message known, in no order, references included. */
  all(): IterableIterator<MessageEntity> {
    return this.#byId.values();
  }

  isDeleted(id: string): boolean {
    return this.#deleted.has(id);
  }

  /** Whether a message is one of `ids`. */
  includes(id: string): boolean {
    return this.#ids[this.position(id)] === id;
  }

  /** Where `id` is, or would be, among `ids`. */
  position(id: string): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ids[middle] as string) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Keeps the newer copy, without making it a part of the timeline. */
  learn(message: MessageEntity): void {
    const known = this.#byId.get(message.id);
    if (this.#deleted.has(message.id)) return;
    const newer = known ? message.revision - known.revision : 1;
    if (newer < 0 || (newer === 0 && !(known && isUnsure(known)))) return;
    this.#byId.set(message.id, known ? withOwnReactions(message, known) : message);
  }

  /** Makes a message a part of the timeline. A deleted one stays deleted. */
  insert(message: MessageEntity): void {
    this.learn(message);
    if (this.#deleted.has(message.id)) return;
    if (!this.includes(message.id)) this.#ids.splice(this.position(message.id), 0, message.id);
  }

  /** Takes a message that was sent or changed: it belongs here unless it is older than all that is here. */
  news(message: MessageEntity): void {
    const oldest = this.#ids[0];
    const reaches = this.loadedAll || !this.complete || oldest === undefined || message.id > oldest;
    if (this.wanted && reaches) this.insert(message);
    else this.learn(message);
  }

  remove(id: string): void {
    this.#deleted.add(id);
    this.#byId.delete(id);
    if (this.includes(id)) this.#ids.splice(this.position(id), 1);
  }

  /** Starts anew with the newest page as of `revision`, and what was collected after that revision. */
  reset(page: readonly MessageEntity[], loadedAll: boolean, revision: number): void {
    const later = this.#ids
      .map((id) => this.#byId.get(id))
      .filter((message): message is MessageEntity => message !== undefined && message.revision > revision);
    this.#ids = [];
    this.#byId.clear();
    this.complete = true;
    this.loadedAll = loadedAll;
    for (const message of [...page].reverse()) this.insert(message);
    for (const message of later) this.news(message);
  }

  /** Takes the page before `before`, unless the timeline began anew meanwhile and the page does not touch it. */
  prepend(before: string, page: readonly MessageEntity[], loadedAll: boolean): void {
    const oldest = this.#ids[0];
    if (oldest !== undefined && before < oldest) return;
    for (const message of page) this.insert(message);
    // An empty page means the end whatever it says, or loading would never come to one.
    if (loadedAll || page.length === 0) this.loadedAll = true;
  }

  /** Nobody follows the messages any more: keeps only the last one, and the one it replies to. */
  shrink(last: MessageEntity | null): void {
    const reference = this.#byId.get(last?.referencedMessageId ?? "");
    this.clear();
    this.wanted = false;
    for (const message of [last, reference]) if (message) this.#byId.set(message.id, message);
  }

  /** Forgets everything, as when one leaves. */
  clear(): void {
    this.#ids = [];
    this.#byId.clear();
    this.#deleted.clear();
    this.complete = false;
    this.loadedAll = false;
  }
}

/** Whether it is not known with what oneself has reacted: what everyone is told does not say. */
export function isUnsure({ reactions }: MessageEntity): boolean {
  return reactions.some(({ reacted }) => reacted === undefined);
}

/** What is known of oneself goes on to hold, since one's own reactions are told of. */
function withOwnReactions(message: MessageEntity, known: MessageEntity): MessageEntity {
  if (!isUnsure(message) || isUnsure(known)) return message;
  const own = new Set(known.reactions.filter(({ reacted }) => reacted).map(({ emoji }) => emoji));
  const reactions = message.reactions.map((one) => ({ reacted: own.has(one.emoji), ...one }));
  return { ...message, reactions };
}
