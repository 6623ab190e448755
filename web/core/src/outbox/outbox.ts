import type { Client } from "../client.ts";
import type { Pending } from "../connection/requests.ts";
import { plaintext } from "../snapshots/plaintext.ts";
import { reuse } from "../snapshots/reuse.ts";
import type { Observer } from "../subscriptions/hub.ts";
import type { OutboxMessage } from "../types/outbox.ts";
import type { MessageEntity, MessageSend } from "../wire.ts";

/** How far the clocks of pages and server may be apart without a message being shown twice for a moment. */
const CLOCK_SKEW_MS = 60_000;

/** Who waits for a message to be stored. */
export interface Caller {
  resolve(messageId: string): void;
  reject(error: Error): void;
}

/** A message on its way. */
export interface Outgoing {
  readonly message: MessageSend;
  /** What it says. */
  readonly text: string;
  readonly createdAt: number;
  /** Without one, it was left unsent by another page, which may have sent it after all. */
  readonly caller?: Caller | undefined;
  /** `null` once it was refused, or is not to be sent by itself. */
  request: Pending | null;
  error: Error | null;
  /** As last shown. */
  snapshot: OutboxMessage | null;
}

/**
 * The messages sent from here to one conversation that are not acknowledged yet.
 *
 * News of one's own message may come before its acknowledgement, and only the latter says which outgoing message it
 * is. So that nobody sees a message twice, one's own new messages are veiled while an outgoing one may have landed.
 */
export class Outbox {
  readonly #client: Client;
  readonly #id: string;
  #outgoing: Outgoing[] = [];
  /** One's own messages after this one may be outgoing ones that landed. */
  #veilAfter: string | null = null;
  readonly #acknowledged = new Set<string>();
  #shown: readonly OutboxMessage[] = [];
  /** Who looks at it. */
  readonly observers = new Set<Observer>();

  constructor(client: Client, conversationId: string) {
    this.#client = client;
    this.#id = conversationId;
  }

  /** Whether there is nothing in it, and nobody looks at it. */
  get idle(): boolean {
    return this.#outgoing.length === 0 && this.observers.size === 0;
  }

  /** Takes a message and sends it. */
  add(outgoing: Outgoing): void {
    const known = this.#client.conversations.get(this.#id)?.known;
    // Without knowing what was there before, nothing can be told apart, and nothing is veiled.
    if (known) this.#veilAfter ??= known.lastMessageId ?? "";
    this.#outgoing.push(outgoing);
    if (!outgoing.error) outgoing.request = this.#submit(outgoing);
    this.#changed();
  }

  /** Sends it, again if need be. */
  #submit(outgoing: Outgoing): Pending {
    const { message, createdAt, caller } = outgoing;
    const { conversations, outboxes, requests } = this.#client;
    outboxes.kept.add(message, createdAt);
    return requests.ask("message.send", message, {
      done: ({ message: stored }) => {
        // Without waiting for its event, so that it takes the outgoing message's place at once.
        const conversation = conversations.get(this.#id);
        // What is not news to what is known of it is there already, or deleted since.
        if (conversation?.known && stored.revision > (conversation.revision as number))
          conversation.lastMessageIs(stored);
        outboxes.kept.remove(message.key);
        this.#acknowledged.add(stored.id);
        this.#remove(outgoing);
        caller?.resolve(stored.id);
      },
      failed: (error) => {
        // Nobody but whoever typed it would miss it; a program is told by the promise, and can do it over.
        const typed = message.origin === "web" || !caller;
        if (!typed || !this.#client.ended) outboxes.kept.remove(message.key);
        outgoing.request = null;
        outgoing.error = error;
        // It stays when somebody typed it, or sees it and can try again.
        if (typed || this.observers.size > 0) this.#settle();
        else this.#remove(outgoing);
        caller?.reject(error);
      },
    });
  }

  /** Whether a message of one's own may be one that is still shown as outgoing. */
  veils(message: MessageEntity): boolean {
    const { id, createdAt, content } = message;
    if (this.#acknowledged.has(id)) return false;
    const isLater = this.#veilAfter !== null && id > this.#veilAfter;
    return this.#outgoing.some((outgoing) => {
      if (!outgoing.request?.attempted) return false;
      // Another page sent it: it may have landed before this one knew what was there.
      const may = !outgoing.caller && createdAt > outgoing.createdAt - CLOCK_SKEW_MS;
      return isLater || (may && letters(plaintext(content)) === letters(outgoing.text));
    });
  }

  /** What to show: the same array while nothing changed. */
  select(): readonly OutboxMessage[] {
    const next = this.#outgoing.map((outgoing) => this.#show(outgoing));
    this.#shown = reuse(this.#shown, next);
    return this.#shown;
  }

  #show(outgoing: Outgoing): OutboxMessage {
    const { message, text, createdAt, request, error } = outgoing;
    const { key } = message;
    const state = request === null ? "failed" : request.sent ? "sending" : "waiting";
    if (outgoing.snapshot?.state === state) return outgoing.snapshot;
    outgoing.snapshot = Object.freeze({
      ...{ key, text, createdAt, state, error },
      retry: () => this.#retry(outgoing),
      discard: () => {
        if (outgoing.request === null) this.#remove(outgoing);
      },
    });
    return outgoing.snapshot;
  }

  #retry(outgoing: Outgoing): void {
    if (outgoing.request !== null || !this.#take(outgoing)) return;
    // It goes out after the others now, and is shown so.
    outgoing.error = null;
    this.add(outgoing);
  }

  #remove(outgoing: Outgoing): void {
    this.#take(outgoing);
    this.#settle();
  }

  /** Takes a message out, if it is in. */
  #take(outgoing: Outgoing): boolean {
    const before = this.#outgoing.length;
    this.#outgoing = this.#outgoing.filter((one) => one !== outgoing);
    return this.#outgoing.length < before;
  }

  #settle(): void {
    if (!this.#outgoing.some(({ request }) => request !== null)) {
      this.#veilAfter = null;
      this.#acknowledged.clear();
    }
    this.#changed();
  }

  #changed(): void {
    const { conversations, hub, outboxes } = this.#client;
    hub.touch(this.observers);
    // What was veiled may show now.
    conversations.touch(this.#id);
    outboxes.tidy(this.#id);
  }
}

/** What is left of a text when its formatting is taken away, whether or not that was understood as formatting. */
function letters(text: string): string {
  return text.replace(/[*_~`\s-]/g, "");
}
