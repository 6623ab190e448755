import type { Client } from "../client.ts";
import { Conversation } from "../entities/conversation.ts";
import { notSupported } from "../errors.ts";
import type {
  EditMessageParams,
  EditTextMessageParams,
  MessageRef,
  MessageSnapshot,
} from "../types/message.ts";

/** References a message. */
export class MessageReference implements MessageRef {
  readonly id: string;
  readonly conversationId: string;
  readonly #client: Client;

  constructor(client: Client, conversationId: string, id: string) {
    this.#client = client;
    this.conversationId = conversationId;
    this.id = id;
  }

  async get(): Promise<MessageSnapshot | null> {
    const { requests, snapshots, subscriber, users } = this.#client;
    const { conversationId, id } = this;
    const topic = subscriber.topics.get(`conversation/${conversationId}`);
    const known = topic?.live ? subscriber.conversations.get(conversationId) : undefined;
    if (known && (!known.known || known.timeline.isDeleted(id))) return null;
    const cached = known && snapshots.message(known, id);
    if (cached) return cached;
    return requests.promise("message.get", { conversation: conversationId, message: id }, (found) => {
      users.put(found.users);
      const detached = new Conversation(conversationId);
      for (const message of [...found.references, found.message])
        if (message) detached.timeline.learn(message);
      return snapshots.message(detached, id);
    });
  }

  async edit(_params: string | EditTextMessageParams | EditMessageParams): Promise<void> {
    throw notSupported("Editing messages");
  }

  async delete(): Promise<void> {
    throw notSupported("Deleting messages");
  }

  async translate(_language: string): Promise<null> {
    throw notSupported("Translating messages");
  }
}
