import type { Client } from "../client.ts";
import { ChinwagError } from "../errors.ts";
import { plaintext } from "../snapshots/plaintext.ts";
import { Handle } from "../subscriptions/handle.ts";
import type { OutboxMessage } from "../types/outbox.ts";
import type { Subscription } from "../types/subscription.ts";
import type { MessageEntity, MessageSend } from "../wire.ts";
import { KeptMessages } from "./kept-messages.ts";
import { type Caller, Outbox } from "./outbox.ts";

/** A restored message older than this is not sent by itself: it may not make sense any more. */
const RESTORE_MAX_MS = 24 * 3_600_000;

interface OutboxState {
  readonly type: "active";
  readonly latestSnapshot: readonly OutboxMessage[];
}

/** The outboxes of all conversations that messages were sent to, or are looked at. */
export class Outboxes {
  readonly #client: Client;
  readonly kept: KeptMessages;
  readonly #outboxes = new Map<string, Outbox>();

  constructor(client: Client) {
    this.#client = client;
    this.kept = new KeptMessages(client);
  }

  /** Sends a message. Resolves with its id when it is stored. */
  send(message: Omit<MessageSend, "key">): Promise<string> {
    const { platform } = this.#client;
    return new Promise((resolve, reject) => {
      this.#add({ ...message, key: platform.randomId() }, platform.now(), { resolve, reject });
    });
  }

  /** Sends what was left unsent by other pages, or by this one before it was loaded again. */
  async restore(): Promise<void> {
    for (const { owner: _, createdAt, ...message } of await this.kept.take()) {
      if (!this.#client.ended) this.#add(message, createdAt);
    }
  }

  /** Calls back with what is in a conversation's outbox, now and whenever that changes. */
  subscribe(conversationId: string, callback?: (messages: readonly OutboxMessage[]) => void): Subscription {
    const outbox = this.#of(conversationId);
    const handle = new Handle<OutboxState>({
      callback,
      select: () => [outbox.select()],
      release: () => {
        outbox.observers.delete(handle);
        this.tidy(conversationId);
      },
    });
    outbox.observers.add(handle);
    this.#client.hub.touch([handle]);
    return handle;
  }

  /** Whether a message of one's own may be one that an outbox still shows. */
  veils(conversationId: string, message: MessageEntity | undefined): boolean {
    if (message?.senderId !== this.#client.userId) return false;
    return this.#outboxes.get(conversationId)?.veils(message) ?? false;
  }

  /** What is on its way and what waits may have changed. */
  touchAll(): void {
    for (const { observers } of this.#outboxes.values()) this.#client.hub.touch(observers);
  }

  /** Forgets an outbox that is of no use any more. */
  tidy(conversationId: string): void {
    if (this.#outboxes.get(conversationId)?.idle) this.#outboxes.delete(conversationId);
  }

  /** Without a `caller`, the message was restored. */
  #add(message: MessageSend, createdAt: number, caller?: Caller): void {
    const late = !caller && createdAt < this.#client.platform.now() - RESTORE_MAX_MS;
    if (late) this.kept.remove(message.key);
    this.#of(message.conversation).add({
      ...{ message, createdAt, caller, request: null, snapshot: null },
      text: message.text ?? plaintext(message.content as never),
      error: late ? new ChinwagError("SENT_TOO_LATE", "Not sent within a day.") : null,
    });
  }

  #of(conversationId: string): Outbox {
    const outbox = this.#outboxes.get(conversationId) ?? new Outbox(this.#client, conversationId);
    this.#outboxes.set(conversationId, outbox);
    return outbox;
  }
}
