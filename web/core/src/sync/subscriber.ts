import type { Requests } from "../connection/requests.ts";
import type { Users } from "../entities/users.ts";
import type { Platform } from "../platform.ts";
import type { Hub } from "../subscriptions/hub.ts";
import { type Topic, Topics } from "../subscriptions/topics.ts";
import type { Subscribed } from "../wire.ts";
import { Conversations } from "./conversations.ts";
import { OwnLists } from "./own-lists.ts";

/** Keeps the server's subscriptions equal to the topics that are wanted, and hands on what comes of them. */
export class Subscriber {
  readonly topics: Topics;
  readonly conversations: Conversations;
  readonly ownLists: OwnLists;
  /** Whether users are online, by their ids. */
  readonly online = new Map<string, boolean>();
  readonly #requests: Requests;
  readonly #users: Users;
  readonly #hub: Hub;

  /** `left` is called after a topic was given up. */
  constructor(platform: Platform, requests: Requests, users: Users, hub: Hub, left: () => void) {
    this.#requests = requests;
    this.#users = users;
    this.#hub = hub;
    this.topics = new Topics(
      platform,
      (topic) => this.#enter(topic),
      (topic) => {
        this.#leave(topic);
        left();
      },
    );
    this.conversations = new Conversations({
      ...{ platform, requests, users, topics: this.topics },
      touched: ({ id }) => this.touch(`conversation/${id}`),
      resubscribe: ({ id }) => this.#subscribe(this.topics.get(`conversation/${id}`)),
    });
    this.ownLists = new OwnLists(
      { requests, conversations: this.conversations, touched: () => this.touch("me") },
      ({ id }) => this.topics.get(`conversation/${id}`) !== undefined,
    );
  }

  /** A new connection knows of no subscriptions: asks for all of them, from where they were. */
  resume(): void {
    for (const topic of this.topics.all()) this.#subscribe(topic);
    for (const user of this.conversations.referredUsers()) {
      // Changes of users are told without a history, so those who are shown are read again.
      if (!this.topics.get(`user/${user}`)) this.readUser(user);
    }
  }

  /** Reads a user whom something refers to. */
  readUser(user: string): void {
    this.#requests.ask(
      "user.get",
      { user },
      { momentary: true, done: (found) => this.#users.put([found.user]) },
    );
  }

  /** Asks for the state of a topic once more. */
  refresh(topic: Topic): void {
    this.#subscribe(topic);
  }

  /** Own conversations are read again, because something private was missed. */
  reread(): void {
    for (const topic of this.topics.all()) if (!/^(user|online)/.test(topic.name)) this.#subscribe(topic);
  }

  /** What is shown of a topic may have changed. Conversations show in one's own list, too. */
  touch(name: Topic["name"]): void {
    for (const topic of [this.topics.get(name), this.topics.get("me")]) {
      if (topic) this.#hub.touch(topic.observers);
    }
  }

  #enter(topic: Topic): void {
    if (topic.name.startsWith("conversation/")) this.conversations.follow(topic.id).timeline.wanted = true;
    this.#subscribe(topic);
  }

  #leave(topic: Topic): void {
    if (this.#requests.connected) {
      this.#requests.ask("unsubscribe", { topic: topic.name }, { momentary: true });
    }
    if (topic.name === "me") {
      this.ownLists.clear();
      return;
    }
    this.online.delete(topic.name.startsWith("online/") ? topic.id : "");
    const conversation = topic.name.startsWith("conversation/") && this.conversations.get(topic.id);
    if (!conversation) return;
    if (this.topics.get("me") && conversation.known) conversation.timeline.shrink(conversation.lastMessage);
    else this.conversations.forget(conversation);
  }

  #subscribe(topic: Topic | undefined): void {
    // An answer that is on its way is no older than one asked for now, unless it turns out to be: then it is
    // asked for again.
    if (!topic || topic.updating) return;
    topic.updating = true;
    const lost = () => {
      topic.updating = false;
    };
    this.#requests.ask(
      "subscribe",
      { topic: topic.name, ...this.#from(topic) },
      {
        ...{ momentary: true, lost },
        done: (answer) => {
          topic.updating = false;
          // Left and entered again meanwhile: the newer subscription has an answer of its own coming.
          if (this.topics.get(topic.name) !== topic) return;
          topic.live = true;
          this.#answered(topic, answer);
          this.touch(topic.name);
        },
        failed: (error) => this.topics.fail(topic, error),
      },
    );
  }

  #from(topic: Topic): { since?: number; limit?: number } {
    if (topic.name === "me") return { limit: this.ownLists.all.limit };
    const conversation = topic.name.startsWith("conversation/") && this.conversations.get(topic.id);
    if (!conversation || conversation.revision === null || !conversation.timeline.complete) return {};
    return { since: conversation.revision };
  }

  #answered(topic: Topic, answer: Subscribed): void {
    switch (answer.kind) {
      case "online":
        this.online.set(topic.id, answer.online);
        this.#users.put([answer.user]);
        return;
      case "user":
        this.#users.put([answer.user]);
        return;
      case "me":
        this.ownLists.begin(answer);
        return;
      case "snapshot":
        this.conversations.snapshot(this.conversations.follow(topic.id), answer);
        return;
      case "resumed":
        this.conversations.resumed(this.conversations.follow(topic.id), answer);
        return;
      default:
        answer satisfies never;
    }
  }
}
