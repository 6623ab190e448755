import type { Client } from "../client.ts";
import type { Conversation } from "../entities/conversation.ts";
import type { Topic } from "../subscriptions/topics.ts";
import type { MessageFound, Subscribed } from "../wire.ts";

/** Keeps the server's subscriptions equal to the topics that are wanted, and hands on what comes of them. */
export class Subscriber {
  /** Whether users are online, by their ids. */
  readonly online = new Map<string, boolean>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** A new connection knows of no subscriptions: asks for all of them, from where they were. */
  resume(): void {
    for (const topic of this.#client.topics.all()) this.subscribe(topic);
    for (const user of this.#client.conversations.referredUsers()) {
      // Changes of users are told without a history, so those who are shown are read again.
      if (!this.#client.topics.get(`user/${user}`)) this.readUser(user);
    }
  }

  /** Reads a user whom something refers to. */
  readUser(user: string): void {
    this.#client.requests.ask("user.get", { user }, { momentary: true });
  }

  /** Reads with what oneself has reacted to a message. */
  readReactions({ id, timeline }: Conversation, message: string): void {
    const done = (found: MessageFound) => {
      timeline.learn(found.message);
      this.#client.conversations.touch(id);
    };
    this.#client.requests.ask("message.get", { conversation: id, message }, { momentary: true, done });
  }

  /** Own conversations are read again, because something private was missed. */
  reread(): void {
    for (const topic of this.#client.topics.all())
      if (topic.kind === "me" || topic.kind === "conversation") this.subscribe(topic);
  }

  /** What is shown of a topic may have changed. Conversations show in one's own list, too. */
  touch(name: Topic["name"]): void {
    for (const topic of [this.#client.topics.get(name), this.#client.topics.get("me")]) {
      if (topic) this.#client.hub.touch(topic.observers);
    }
  }

  /** Somebody wants to follow a topic. */
  enter(topic: Topic): void {
    if (topic.kind === "conversation") this.#client.conversations.follow(topic.id).timeline.wanted = true;
    this.subscribe(topic);
  }

  /** Nobody wants to follow a topic any more. */
  leave(topic: Topic): void {
    if (this.#client.requests.connected) {
      this.#client.requests.ask("unsubscribe", { topic: topic.name }, { momentary: true });
    }
    if (topic.kind === "me") {
      this.#client.ownLists.clear();
      return;
    }
    if (topic.kind === "online") this.online.delete(topic.id);
    const conversation = this.#conversation(topic);
    if (!conversation) return;
    if (this.#client.topics.get("me") && conversation.known)
      conversation.timeline.shrink(conversation.lastMessage);
    else this.#client.conversations.forget(conversation);
  }

  /** Asks for the state of a topic, from where it is known on. */
  subscribe(topic: Topic | undefined): void {
    // An answer that is on its way is no older than one asked for now, unless it turns out to be: then it is
    // asked for again.
    if (!topic || topic.updating) return;
    topic.updating = true;
    const lost = () => {
      topic.updating = false;
    };
    this.#client.requests.ask(
      "subscribe",
      { topic: topic.name, ...this.#from(topic) },
      {
        ...{ momentary: true, lost },
        done: (answer) => {
          topic.updating = false;
          // Left and entered again meanwhile: the newer subscription has an answer of its own coming.
          if (this.#client.topics.get(topic.name) !== topic) return;
          topic.live = true;
          this.#answered(topic, answer);
          this.touch(topic.name);
        },
        failed: (error) => this.#client.topics.fail(topic, error),
      },
    );
  }

  #from(topic: Topic): { since?: number; limit?: number } {
    if (topic.kind === "me") return { limit: this.#client.ownLists.all.limit };
    const conversation = this.#conversation(topic);
    if (!conversation || conversation.revision === null || !conversation.timeline.list.begun) return {};
    return { since: conversation.revision };
  }

  #conversation({ kind, id }: Topic): Conversation | undefined {
    return kind === "conversation" ? this.#client.conversations.get(id) : undefined;
  }

  #answered(topic: Topic, answer: Subscribed): void {
    switch (answer.kind) {
      case "online":
        this.online.set(topic.id, answer.online);
        return;
      case "user":
        // Users are learned of from every answer.
        return;
      case "me":
        this.#client.ownLists.begin(answer);
        return;
      case "snapshot":
        this.#client.conversations.snapshot(this.#client.conversations.follow(topic.id), answer);
        return;
      case "resumed":
        this.#client.conversations.resumed(this.#client.conversations.follow(topic.id), answer);
        return;
      default:
        answer satisfies never;
    }
  }
}
