import type { Pending } from "../connection/requests.ts";
import type { Conversation } from "../entities/conversation.ts";
import { plaintext } from "../snapshots/plaintext.ts";
import type { Observer } from "../subscriptions/hub.ts";
import type { OutboxMessage } from "../types/outbox.ts";
import type { MessageEntity } from "../wire.ts";

/** How far the clocks of pages and server may be apart without a message being shown twice for a moment. */
const CLOCK_SKEW_MS = 60_000;

/** A message on its way. */
export interface Outgoing {
  readonly key: string;
  readonly text: string;
  readonly createdAt: number;
  /** Whether it was left unsent by another page, which may have sent it after all. */
  readonly restored: boolean;
  /** Sends it, again if need be, and gives the request. */
  readonly submit: () => Pending;
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
  readonly #outgoing: Outgoing[] = [];
  /** One's own messages after this one may be outgoing ones that landed. */
  #veilAfter: string | null = null;
  readonly #acknowledged = new Set<string>();
  #shown: readonly OutboxMessage[] = Object.freeze([]);
  readonly #changed: () => void;
  /** Who looks at it. */
  readonly observers = new Set<Observer>();

  readonly #conversation: () => Conversation | undefined;

  /** `conversation` gives what is known of the conversation at the time. */
  constructor(conversation: () => Conversation | undefined, changed: () => void) {
    this.#conversation = conversation;
    this.#changed = changed;
  }

  /** Whether there is nothing in it, and nobody looks at it. */
  get idle(): boolean {
    return this.#outgoing.length === 0 && this.observers.size === 0;
  }

  /** Takes a message and sends it. */
  add(outgoing: Outgoing): void {
    const conversation = this.#conversation();
    // Without knowing what was there before, nothing can be told apart, and nothing is veiled.
    if (conversation?.known) this.#veilAfter ??= conversation.known.lastMessageId ?? "";
    this.#outgoing.push(outgoing);
    if (!outgoing.error) outgoing.request = outgoing.submit();
    this.#changed();
  }

  /** A message is stored, with this id. */
  acknowledged(outgoing: Outgoing, messageId: string): void {
    this.#acknowledged.add(messageId);
    this.#remove(outgoing);
  }

  /** A message was refused. It stays when somebody typed it, or sees it and can try again. */
  refused(outgoing: Outgoing, error: Error, typed: boolean): void {
    outgoing.request = null;
    outgoing.error = error;
    if (typed || this.observers.size > 0) this.#settle();
    else this.#remove(outgoing);
  }

  /** Whether a message of one's own may be one that is still shown as outgoing. */
  veils(message: MessageEntity): boolean {
    const { id, createdAt, content } = message;
    if (this.#acknowledged.has(id)) return false;
    const isLater = this.#veilAfter !== null && id > this.#veilAfter;
    return this.#outgoing.some((outgoing) => {
      if (!outgoing.request?.attempted) return false;
      // Another page sent it: it may have landed before this one knew what was there.
      const may = outgoing.restored && createdAt > outgoing.createdAt - CLOCK_SKEW_MS;
      return isLater || (may && plaintext(content) === outgoing.text);
    });
  }

  /** What to show: the same array while nothing changed. */
  select(): readonly OutboxMessage[] {
    const next = this.#outgoing.map((outgoing) => this.#show(outgoing));
    const same = next.length === this.#shown.length && next.every((message, i) => message === this.#shown[i]);
    if (!same) this.#shown = Object.freeze(next);
    return this.#shown;
  }

  #show(outgoing: Outgoing): OutboxMessage {
    const { key, text, createdAt, request, error } = outgoing;
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
    const at = this.#outgoing.indexOf(outgoing);
    if (at < 0 || outgoing.request !== null) return;
    // It goes out after the others now, and is shown so.
    this.#outgoing.splice(at, 1);
    outgoing.error = null;
    this.add(outgoing);
  }

  #remove(outgoing: Outgoing): void {
    const at = this.#outgoing.indexOf(outgoing);
    if (at >= 0) this.#outgoing.splice(at, 1);
    this.#settle();
  }

  #settle(): void {
    if (!this.#outgoing.some(({ request }) => request !== null)) {
      this.#veilAfter = null;
      this.#acknowledged.clear();
    }
    this.#changed();
  }
}
