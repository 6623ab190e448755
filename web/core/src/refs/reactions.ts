import type { Client } from "../client.ts";
import { Conversation } from "../entities/conversation.ts";
import { nullIfMalformed } from "../errors.ts";
import { subscribeList } from "../subscriptions/subscribe.ts";
import { REACTIONS_FIRST, ReactionList } from "../sync/reaction-list.ts";
import type {
  ReactionsActiveState,
  ReactionsRef,
  ReactionsSubscription,
  SingleReactionSnapshot,
} from "../types/reaction.ts";
import type { ReactionEntity } from "../wire.ts";

/** References the reactions to a message with one emoji. */
export class ReactionsReference implements ReactionsRef {
  readonly emoji: string;
  readonly messageId: string;
  readonly conversationId: string;
  readonly #client: Client;

  constructor(client: Client, conversationId: string, messageId: string, emoji: string) {
    this.#client = client;
    this.conversationId = conversationId;
    this.messageId = messageId;
    this.emoji = emoji;
  }

  async add(): Promise<void> {
    await this.#client.requests.tell("reaction.add", this.#fields);
  }

  async remove(): Promise<void> {
    await nullIfMalformed(this.#client.requests.tell("reaction.remove", this.#fields));
  }

  async getFirstReactions(): Promise<SingleReactionSnapshot[] | null> {
    const { requests, snapshots } = this.#client;
    return nullIfMalformed(
      requests.promise(
        "reaction.list",
        { ...this.#fields, limit: REACTIONS_FIRST },
        ({ reactions }) =>
          reactions &&
          (Object.freeze(
            reactions.map((one) => snapshots.reaction(new Conversation(this.conversationId), one)),
          ) as SingleReactionSnapshot[]),
      ),
    );
  }

  subscribe(
    callback?: (snapshot: SingleReactionSnapshot[] | null, loadedAll: boolean) => void,
  ): ReactionsSubscription {
    const client = this.#client;
    const { conversation: id, message, emoji } = this.#fields;
    const { conversations } = client;
    const topic = `conversation/${id}` as const;
    const isLive = client.topics.get(topic)?.live;
    const conversation = conversations.follow(id);
    const list = new ReactionList(client, conversation, { message, emoji }, (error) => handle.fail(error));
    conversation.reactionFollowers.add(list);
    const handle = subscribeList<ReactionsActiveState, ReactionEntity, number>(client, {
      topics: [topic],
      callback,
      list,
      present: () => list.present,
      snapshot: (reaction) => client.snapshots.reaction(conversation, reaction),
      release: () => conversation.reactionFollowers.delete(list),
      counts: [REACTIONS_FIRST, 30, 100],
    });
    if (isLive && conversation.known) list.restart();
    return handle;
  }

  get #fields(): { conversation: string; message: string; emoji: string } {
    return { conversation: this.conversationId, message: this.messageId, emoji: this.emoji };
  }
}
