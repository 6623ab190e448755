import type { Client } from "../client.ts";
import type { Kept } from "../shelf.ts";
import type { MessageSend } from "../wire.ts";

/** Most messages that one session keeps. */
const KEPT_MAX = 100;
/** After this time nobody's message is kept any more. */
const KEPT_MAX_MS = 30 * 24 * 3_600_000;

/**
 * Unsent messages, kept where they outlive the page. All tabs of a user share them: whoever finds one sends it, and
 * its idempotency key makes it land once. Storage is a help and never a need, so its failures are passed over.
 */
export class KeptMessages {
  readonly #client: Client;
  /** Keys of what this session has on the shelf, or is about to take from it. */
  readonly #keys = new Set<string>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** The same for the sessions that send each other's messages, and for no others. */
  get #owner(): string {
    return JSON.stringify([this.#client.url, this.#client.userId]);
  }

  add(message: MessageSend, createdAt: number): void {
    if (this.#keys.size >= KEPT_MAX) return;
    this.#keys.add(message.key);
    this.#client.platform.shelf.put({ ...message, owner: this.#owner, createdAt }).catch(() => {});
  }

  /** The message is stored by the server, or will never be. */
  remove(key: string): void {
    // Only after it is off the shelf may the key be forgotten, or a search under way would find it again.
    const forget = () => this.#keys.delete(key);
    this.#client.platform.shelf.remove(key).then(forget, forget);
  }

  /** Takes what other sessions of the same user left, oldest first. */
  async take(): Promise<Kept[]> {
    const all = await this.#client.platform.shelf.all().catch(() => []);
    const oldest = this.#client.platform.now() - KEPT_MAX_MS;
    const taken = all.filter(({ key, owner, createdAt }) => {
      if (createdAt < oldest) this.remove(key);
      return createdAt >= oldest && owner === this.#owner && !this.#keys.has(key);
    });
    for (const { key } of taken) this.#keys.add(key);
    return taken.sort((a, b) => a.createdAt - b.createdAt);
  }
}
