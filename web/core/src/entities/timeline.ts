import type { MessageEntity } from "../wire.ts";
import { List, type ReadPage } from "./list.ts";

/** The messages of a conversation that are known. */
export class Timeline {
  readonly #byId = new Map<string, MessageEntity>();
  readonly #deleted = new Set<string>();
  /**
   * Those that are known without a hole, newest first: all from some point in time on. Older ones (references, early
   * news) are kept until they are reached.
   */
  readonly list: List<MessageEntity, string>;
  /** Whether anybody follows the messages. Otherwise no more than the last one is kept. */
  wanted = false;

  /** `changed` is called when more of them is known without a hole. */
  constructor(read: ReadPage<string>, changed: () => void) {
    this.list = new List({ items: () => this.all(), place: ({ id }) => id, read, changed });
  }

  /** None where there is no id. */
  get(id: string | null | undefined): MessageEntity | undefined {
    return this.#byId.get(id as string);
  }

  /** Every message known, in no order, references included. */
  all(): IterableIterator<MessageEntity> {
    return this.#byId.values();
  }

  isDeleted(id: string): boolean {
    return this.#deleted.has(id);
  }

  /** Keeps the newer copy of each. A deleted one stays deleted. */
  learn(...messages: readonly (MessageEntity | null | undefined)[]): void {
    for (const message of messages) {
      if (!message || this.#deleted.has(message.id)) continue;
      const known = this.#byId.get(message.id);
      const newer = known ? message.revision - known.revision : 1;
      if (newer < 0 || (newer === 0 && !(known && isUnsure(known)))) continue;
      this.#byId.set(message.id, known ? withOwnReactions(message, known) : message);
    }
  }

  remove(id: string): void {
    this.#deleted.add(id);
    this.#byId.delete(id);
  }

  /** Starts anew with the newest page as of `revision`, and what was told of after that revision. */
  reset(page: readonly MessageEntity[], loadedAll: boolean, revision: number): void {
    for (const message of this.all()) if (message.revision <= revision) this.#byId.delete(message.id);
    this.learn(...page);
    this.list.begin({ last: page.at(-1)?.id, loadedAll });
  }

  /** Nobody follows the messages any more: keeps only the last one, and the one it replies to. */
  shrink(last: MessageEntity | null): void {
    const reference = this.get(last?.referencedMessageId);
    this.clear();
    this.wanted = false;
    this.learn(last, reference);
  }

  /** Forgets everything, as when one leaves. */
  clear(): void {
    this.#byId.clear();
    this.#deleted.clear();
    this.list.forget();
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
