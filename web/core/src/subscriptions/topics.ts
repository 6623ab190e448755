import type { Client } from "../client.ts";
import type { Topic as TopicName } from "../wire.ts";
import type { Observer } from "./hub.ts";

/**
 * How long a topic stays subscribed after the last one has gone, in milliseconds. What changes rarely costs next
 * to nothing to stay subscribed to.
 */
const GRACE_MS = { user: 120_000, online: 30_000, me: 30_000, conversation: 15_000 } as const;

/** What a topic is about, and the id of that; "" for one's own list. */
export function topicParts(name: string): [kind: keyof typeof GRACE_MS, id: string] {
  const [kind, ...id] = name.split("/");
  return [kind as keyof typeof GRACE_MS, id.join("/")];
}

/** An observer that can be told that there will be nothing more to see. */
export interface TopicObserver extends Observer {
  fail(error: Error): void;
}

/** Something the session wants to follow, shared by all who want to. */
export class Topic {
  readonly name: TopicName;
  readonly kind: keyof typeof GRACE_MS;
  readonly id: string;
  readonly observers = new Set<TopicObserver>();
  /** Whether the server answered at least once, so that there is something to show. */
  live = false;
  /** Whether a request about it is under way that will bring it up to date. */
  updating = false;
  timer: unknown;

  constructor(name: TopicName) {
    this.name = name;
    [this.kind, this.id] = topicParts(name);
  }
}

/** What the session is subscribed to, or wants to be as soon as it is connected. */
export class Topics {
  readonly #client: Client;
  readonly #byName = new Map<string, Topic>();

  constructor(client: Client) {
    this.#client = client;
  }

  get(name: TopicName): Topic | undefined {
    return this.#byName.get(name);
  }

  /** All topics, in the order they were entered. */
  all(): Topic[] {
    return [...this.#byName.values()];
  }

  /** Adds an observer to a topic, subscribing to it unless that is done already. */
  join(name: TopicName, observer: TopicObserver): Topic {
    let topic = this.#byName.get(name);
    const isNew = !topic;
    topic ??= new Topic(name);
    this.#byName.set(name, topic);
    this.#client.platform.clearTimeout(topic.timer);
    topic.observers.add(observer);
    if (isNew) this.#client.subscriber.enter(topic);
    return topic;
  }

  /** Takes an observer away; some time after the last one, the topic is left. */
  leave(topic: Topic, observer: TopicObserver): void {
    topic.observers.delete(observer);
    if (topic.observers.size > 0 || this.#byName.get(topic.name) !== topic) return;
    topic.timer = this.#client.platform.setTimeout(() => {
      this.#byName.delete(topic.name);
      this.#client.subscriber.leave(topic);
      this.#client.watchIdle();
    }, GRACE_MS[topic.kind]);
  }

  /** The server refused a topic, or the session is over. */
  fail(topic: Topic, error: Error): void {
    this.#client.platform.clearTimeout(topic.timer);
    this.#byName.delete(topic.name);
    for (const observer of [...topic.observers]) observer.fail(error);
  }
}
