import type { Client } from "../client.ts";
import { Conversation } from "../entities/conversation.ts";
import { checkObject } from "../errors.ts";
import { subscribe } from "../subscriptions/subscribe.ts";
import type {
  CreateParticipantParams,
  ParticipantRef,
  ParticipantSnapshot,
  SetParticipantParams,
  SingleParticipantActiveState,
  SingleParticipantSubscription,
} from "../types/participant.ts";

/** References a user's part in a conversation. */
export class ParticipantReference implements ParticipantRef {
  readonly conversationId: string;
  readonly userId: string;
  readonly #client: Client;

  constructor(client: Client, conversationId: string, userId: string) {
    this.#client = client;
    this.conversationId = conversationId;
    this.userId = userId;
  }

  async get(): Promise<ParticipantSnapshot | null> {
    const { requests, snapshots } = this.#client;
    return requests.promise(
      "participant.get",
      this.#fields,
      ({ participant }) =>
        participant && snapshots.participant(new Conversation(this.conversationId), participant),
    );
  }

  async set(params: SetParticipantParams): Promise<void> {
    await this.#write("participant.set", params);
  }

  async edit(params: SetParticipantParams): Promise<void> {
    await this.#write("participant.edit", params);
  }

  async createIfNotExists(params: CreateParticipantParams = {}): Promise<void> {
    await this.#write("participant.createIfNotExists", params);
  }

  async delete(): Promise<void> {
    await this.#client.requests.tell("participant.delete", this.#fields);
  }

  subscribe(onSnapshot?: (snapshot: ParticipantSnapshot | null) => void): SingleParticipantSubscription {
    const { conversations } = this.#client;
    return subscribe<SingleParticipantActiveState>(this.#client, {
      topics: [`conversation/${this.conversationId}`],
      callback: onSnapshot,
      select: () => {
        const latestSnapshot = this.#select(conversations.follow(this.conversationId));
        return latestSnapshot === undefined ? null : [latestSnapshot];
      },
    });
  }

  /** `undefined` when it has to be asked for. */
  #select(conversation: Conversation): ParticipantSnapshot | null | undefined {
    if (!conversation.known) return null;
    const participant = conversation.participants.get(this.userId);
    if (participant) return this.#client.snapshots.participant(conversation, participant);
    if (conversation.allParticipantsKnown || conversation.absent.has(this.userId)) return null;
    if (!conversation.askedFor.has(this.userId)) this.#learn(conversation);
    return undefined;
  }

  #learn(conversation: Conversation): void {
    conversation.askedFor.add(this.userId);
    const { conversations, requests } = this.#client;
    const learned = requests.promise("participant.get", this.#fields, ({ participant }) => {
      const { absent, participants } = conversation;
      // What events have told meanwhile may be newer.
      if (participants.has(this.userId) || absent.has(this.userId)) return;
      if (participant) participants.set(this.userId, participant);
      else absent.add(this.userId);
      conversations.touch(this.conversationId);
    });
    // The subscription stays pending; when the session has ended, it says so itself.
    learned.catch(() => {});
  }

  #write(
    op: "participant.set" | "participant.edit" | "participant.createIfNotExists",
    set: SetParticipantParams,
  ): Promise<void> {
    return this.#client.requests.tell(op, { ...this.#fields, set: checkObject(set) });
  }

  get #fields(): { conversation: string; user: string } {
    return { conversation: this.conversationId, user: this.userId };
  }
}
