import type { Client } from "../client.ts";
import { topicParts } from "../subscriptions/topics.ts";
import type { ConversationHappening } from "../types/session.ts";
import type { ConversationEvent, Event, MeEvent, OnlineEvent } from "../wire.ts";

/** Sorts events by what they are about. */
export class Events {
  readonly #client: Client;
  #meRevision: number | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  /** A connection began when one's private changes were at this revision. Subscribing anew brings what was missed. */
  begin(meRevision: number): void {
    this.#meRevision = meRevision;
    this.#client.conversations.marked.clear();
  }

  apply(event: Event): void {
    const { topic } = event;
    const [kind, id] = topicParts(topic);
    if (kind === "me") {
      this.#me(event.revision as number, event as unknown as MeEvent);
    } else if (kind === "online") {
      this.#client.subscriber.online.set(id, (event as unknown as OnlineEvent).online);
      this.#client.subscriber.touch(topic);
    } else if (kind === "conversation") {
      const change = event as unknown as ConversationEvent;
      // A message that was sent ends the mark of typing.
      const isOwn = change.event === "message.created" && change.message.senderId === this.#client.userId;
      if (isOwn) this.#client.typingMarks.sent(id);
      this.#client.conversations.event(id, event.revision, change);
      this.#client.eventListeners.tell(event as ConversationHappening);
    }
  }

  #me(revision: number, event: MeEvent): void {
    const last = this.#meRevision ?? revision - 1;
    if (revision <= last) return;
    if (revision > last + 1) this.#client.subscriber.reread();
    this.#meRevision = revision;
    const { conversations } = this.#client;
    const id = event.event === "me.joined" ? event.view.conversation.id : event.conversationId;
    conversations.marked.set(id, revision);
    switch (event.event) {
      case "me.joined":
        this.#joined(event);
        return;
      case "me.left":
        this.#left(event.conversationId);
        return;
      case "me.read":
        this.#read(event);
        return;
      default:
        // A newer server may tell of things that this version does not know.
        event satisfies never;
    }
  }

  #joined({ view, references }: Extract<MeEvent, { event: "me.joined" }>): void {
    const { conversations, topics } = this.#client;
    const topic = topics.get(`conversation/${view.conversation.id}`);
    if (!topic && !topics.get("me")) return;
    const conversation = conversations.view(view, references);
    // The view comes without messages; those who follow the conversation need them.
    if (topic && !conversation.timeline.list.begun) this.#client.subscriber.subscribe(topic);
  }

  #left(id: string): void {
    const { conversations, topics } = this.#client;
    const conversation = conversations.get(id);
    if (!conversation) return;
    conversation.hide();
    if (!topics.get(`conversation/${id}`)) conversations.forget(conversation);
    this.#client.conversations.touch(id);
  }

  #read(event: Extract<MeEvent, { event: "me.read" }>): void {
    const { conversations } = this.#client;
    const conversation = conversations.get(event.conversationId);
    if (!conversation) conversations.discover(event.conversationId, 0);
    if (!conversation?.known) return;
    conversation.known.me = event.me;
    conversation.known.unreadCount = event.unreadCount;
    this.#client.conversations.touch(event.conversationId);
  }
}
