import type { Client } from "../client.ts";

/** How long a mark need not be renewed, in milliseconds: half as long as it is shown. */
const RENEW_MS = 5_000;

/** Tells that one is typing, no more often than is needed for the others to see it. */
export class TypingMarks {
  readonly #client: Client;
  /** Until when the last mark will do, by conversation, and the request that made it. */
  readonly #last = new Map<string, { until: number; readonly request: Promise<void> }>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** One is typing. */
  mark(conversation: string): Promise<void> {
    const last = this.#last.get(conversation);
    if (last && this.#client.platform.now() < last.until) return last.request;
    const request = this.#client.requests.tell("conversation.markAsTyping", { conversation });
    // Without a connection one mark waits for it, not one for every five seconds.
    const mark = { until: Number.POSITIVE_INFINITY, request };
    this.#last.set(conversation, mark);
    const asked = this.#client.platform.now();
    request.then(
      () => {
        mark.until = asked + RENEW_MS;
      },
      () => this.sent(conversation),
    );
    return request;
  }

  /** A message was sent, which ends the mark; or there is none. */
  sent(conversation: string): void {
    this.#last.delete(conversation);
  }
}
