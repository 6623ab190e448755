import type { Client } from "../client.ts";
import type { Lenient } from "../connection/requests.ts";
import { checkId, checkObject, idOf } from "../errors.ts";
import { subscribe } from "../subscriptions/subscribe.ts";
import type {
  ConversationActiveState,
  ConversationRef,
  ConversationSnapshot,
  ConversationSubscription,
  CreateConversationParams,
  GuestConversationParams,
  SendOptions,
  SetConversationParams,
} from "../types/conversation.ts";
import type {
  MessageRef,
  MessageSnapshot,
  MessageSubscription,
  SendMessageParams,
  SendTextMessageParams,
} from "../types/message.ts";
import type { OutboxMessage } from "../types/outbox.ts";
import type { ParticipantRef, ParticipantSnapshot, ParticipantSubscription } from "../types/participant.ts";
import type { Subscription } from "../types/subscription.ts";
import type { TypingActiveState, TypingSnapshot, TypingSubscription } from "../types/typing.ts";
import type { UserRef } from "../types/user.ts";
import type { ConversationWrite, MessageSend } from "../wire.ts";
import { detached } from "./detached.ts";
import { Interned } from "./interned.ts";
import { MessageReference } from "./message.ts";
import { subscribeMessages } from "./message-subscription.ts";
import { ParticipantReference } from "./participant.ts";
import { subscribeParticipants } from "./participant-subscription.ts";
import { messageToSend } from "./send-params.ts";

/** References a conversation. */
export class ConversationReference implements ConversationRef {
  readonly id: string;
  readonly #client: Client;
  readonly #messages = new Interned<MessageRef>();
  readonly #participants = new Interned<ParticipantRef>();

  constructor(client: Client, id: string) {
    this.#client = client;
    this.id = id;
  }

  async get(): Promise<ConversationSnapshot | null> {
    const { conversations, requests, snapshots, topics } = this.#client;
    const followed = conversations.get(this.id);
    const live = topics.get(`conversation/${this.id}`)?.live || (topics.get("me") && followed?.known);
    if (followed && live) return snapshots.conversation(followed);
    return requests.promise("conversation.get", { conversation: this.id }, (found) =>
      snapshots.conversation(detached(this.id, found, found.view)),
    );
  }

  async set(params: SetConversationParams): Promise<void> {
    await this.#client.requests.tell("conversation.set", this.#write(params));
  }

  async createIfNotExists(params: CreateConversationParams = {}): Promise<void> {
    await this.#client.requests.tell("conversation.createIfNotExists", this.#write(params));
  }

  async markAsRead(): Promise<void> {
    await this.#client.requests.tell("conversation.markAsRead", { conversation: this.id });
  }

  async markAsUnread(): Promise<void> {
    await this.#client.requests.tell("conversation.markAsUnread", { conversation: this.id });
  }

  async joinAsGuest(set?: GuestConversationParams): Promise<void> {
    await this.#client.requests.tell("conversation.joinAsGuest", { conversation: this.id, set });
  }

  participant(user: string | UserRef): ParticipantRef {
    const id = idOf(user, "user");
    return this.#participants.get(id, () => new ParticipantReference(this.#client, this.id, id));
  }

  message(id: string): MessageRef {
    checkId(id, "message id");
    return this.#messages.get(id, () => new MessageReference(this.#client, this.id, id));
  }

  async send(
    params: string | SendTextMessageParams | SendMessageParams,
    { origin, mentions }: SendOptions = {},
  ): Promise<MessageRef> {
    // What is undefined is left out.
    const message = { conversation: this.id, ...messageToSend(params), origin, mentions } as MessageSend;
    this.#client.typingMarks.sent(this.id);
    return this.message(await this.#client.outboxes.send(message));
  }

  subscribe(onSnapshot?: (snapshot: ConversationSnapshot | null) => void): ConversationSubscription {
    const { conversations, snapshots } = this.#client;
    return subscribe<ConversationActiveState>(this.#client, {
      topics: [`conversation/${this.id}`],
      callback: onSnapshot,
      select: () => [snapshots.conversation(conversations.follow(this.id))],
    });
  }

  subscribeTyping(onSnapshot?: (snapshot: TypingSnapshot | null) => void): TypingSubscription {
    const { conversations, snapshots } = this.#client;
    return subscribe<TypingActiveState>(this.#client, {
      topics: [`conversation/${this.id}`],
      callback: onSnapshot,
      select: (previous) => [
        snapshots.typing(conversations.follow(this.id), previous?.latestSnapshot ?? null),
      ],
    });
  }

  async markAsTyping(): Promise<void> {
    await this.#client.typingMarks.mark(this.id);
  }

  subscribeMessages(
    onSnapshot?: (snapshot: MessageSnapshot[] | null, loadedAll: boolean) => void,
  ): MessageSubscription {
    return subscribeMessages(this.#client, this.id, onSnapshot);
  }

  subscribeParticipants(
    onSnapshot?: (snapshot: ParticipantSnapshot[] | null, loadedAll: boolean) => void,
  ): ParticipantSubscription {
    return subscribeParticipants(this.#client, this.id, onSnapshot);
  }

  subscribeOutbox(onSnapshot?: (messages: readonly OutboxMessage[]) => void): Subscription {
    return this.#client.outboxes.subscribe(this.id, onSnapshot);
  }

  /** One's own part is not an attribute of the conversation. */
  #write(params: SetConversationParams): Lenient<ConversationWrite> {
    const { access, notify, ...set } = checkObject(params);
    return { conversation: this.id, set, me: { access, notify } };
  }
}
