import type { Client } from "../client.ts";
import type { Pending } from "../connection/requests.ts";
import type { Observer } from "../subscriptions/hub.ts";
import type { OutboxMessage } from "../types/outbox.ts";
import type { Subscription } from "../types/subscription.ts";
import type { MessageEntity, MessageSend } from "../wire.ts";
import { Outbox, type Outgoing } from "./outbox.ts";

/** The outboxes of all conversations that messages were sent to, or are looked at. */
export class Outboxes {
  readonly #client: Client;
  readonly #outboxes = new Map<string, Outbox>();
  readonly #observers = new Map<string, Set<Observer>>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Sends a message. Resolves with its id when it is stored. */
  send(message: Omit<MessageSend, "key">): Promise<string> {
    const key = this.#client.platform.randomId();
    return new Promise((resolve, reject) => {
      const outgoing: Outgoing = {
        ...{ key, text: message.text, createdAt: this.#client.platform.now() },
        ...{ request: null, error: null, snapshot: null },
        submit: () => this.#submit(outgoing, { ...message, key }, resolve, reject),
      };
      this.#of(message.conversation).add(outgoing);
    });
  }

  /** Calls back with what is in a conversation's outbox, now and whenever that changes. */
  subscribe(conversationId: string, callback: (messages: readonly OutboxMessage[]) => void): Subscription {
    const outbox = this.#of(conversationId);
    let told: readonly OutboxMessage[] | null = null;
    let shown = outbox.select();
    const observer: Observer = {
      refresh: () => {
        shown = this.#of(conversationId).select();
      },
      notify: () => {
        if (shown === told || !this.#observers.get(conversationId)?.has(observer)) return;
        told = shown;
        callback(shown);
      },
    };
    const observers = this.#observers.get(conversationId) ?? new Set();
    this.#observers.set(conversationId, observers.add(observer));
    this.#client.hub.touch([observer]);
    return { unsubscribe: () => this.#unsubscribe(conversationId, observer) };
  }

  /** Whether a message of one's own may be one that an outbox still shows. */
  veils(conversationId: string, message: MessageEntity | undefined): boolean {
    if (message?.senderId !== this.#client.userId) return false;
    return this.#outboxes.get(conversationId)?.veils(message.id) ?? false;
  }

  /** What is on its way and what waits may have changed. */
  touchAll(): void {
    for (const observers of this.#observers.values()) this.#client.hub.touch(observers);
  }

  #submit(
    outgoing: Outgoing,
    fields: MessageSend,
    resolve: (messageId: string) => void,
    reject: (error: Error) => void,
  ): Pending {
    const outbox = this.#of(fields.conversation);
    return this.#client.requests.ask("message.send", fields, {
      done: ({ message }) => {
        // Without waiting for its event, so that it takes the outgoing message's place at once.
        const conversation = this.#client.subscriber.conversations.get(fields.conversation);
        if (conversation?.known) {
          conversation.timeline.news(message);
          conversation.lastMessageIs(message);
        }
        outbox.acknowledged(outgoing, message.id);
        resolve(message.id);
      },
      failed: (error) => {
        outbox.refused(outgoing, error, this.#observers.has(fields.conversation));
        reject(error);
      },
    });
  }

  #of(conversationId: string): Outbox {
    let outbox = this.#outboxes.get(conversationId);
    if (!outbox) {
      outbox = new Outbox(
        () => this.#client.subscriber.conversations.get(conversationId),
        () => this.#changed(conversationId),
      );
      this.#outboxes.set(conversationId, outbox);
    }
    return outbox;
  }

  #changed(conversationId: string): void {
    this.#client.hub.touch(this.#observers.get(conversationId) ?? []);
    // What was veiled may show now.
    this.#client.subscriber.touch(`conversation/${conversationId}`);
    this.#tidy(conversationId);
  }

  #unsubscribe(conversationId: string, observer: Observer): void {
    const observers = this.#observers.get(conversationId);
    observers?.delete(observer);
    if (observers?.size === 0) this.#observers.delete(conversationId);
    this.#tidy(conversationId);
  }

  #tidy(conversationId: string): void {
    const forgettable = this.#outboxes.get(conversationId)?.empty && !this.#observers.has(conversationId);
    if (forgettable) this.#outboxes.delete(conversationId);
  }
}
