import type { Client } from "../client.ts";
import { Conversation } from "../entities/conversation.ts";
import { applyConversationEvent } from "../entities/conversation-events.ts";
import type {
  ConversationEvent,
  ConversationResumed,
  ConversationSnapshot,
  ConversationView,
  MessageEntity,
  TypingEntity,
} from "../wire.ts";
import { UNREAD_COUNT_MAX } from "../wire.ts";
import { readMessages } from "./messages.ts";
import { readParticipants } from "./participants.ts";

/** Every conversation that is followed, by itself or as one of one's own, kept without a gap. */
export class Conversations {
  readonly #byId = new Map<string, Conversation>();
  readonly #client: Client;
  readonly #viewing = new Set<Conversation>();
  /** The last private change about each conversation on this connection. It may overtake what was read before it. */
  readonly marked = new Map<string, number>();
  /** Counts the rounds of reading one's own conversations. */
  epoch = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  get(id: string): Conversation | undefined {
    return this.#byId.get(id);
  }

  /** The conversation with this id, from now on followed. */
  follow(id: string): Conversation {
    const present = this.#byId.get(id);
    if (present) return present;
    const made: Conversation = new Conversation(id, {
      messages: (...page) => readMessages(this.#client, made, ...page),
      participants: (...page) => readParticipants(this.#client, made, ...page),
      changed: () => this.touch(id),
    });
    this.#byId.set(id, made);
    return made;
  }

  /** The conversation is not followed any more. */
  forget(conversation: Conversation): void {
    this.#byId.delete(conversation.id);
    this.touch(conversation.id);
  }

  all(): IterableIterator<Conversation> {
    return this.#byId.values();
  }

  /** Takes the answer to subscribing from the present state on. */
  snapshot(conversation: Conversation, answer: ConversationSnapshot): void {
    const { timeline } = conversation;
    if (!answer.view) {
      if (!this.#doubt(conversation)) conversation.hide();
      return;
    }
    timeline.reset(answer.messages, answer.loadedAll, answer.view.revision);
    timeline.learn(...answer.references);
    this.#show(conversation, answer.view);
    this.#type(conversation, answer.typing);
    this.#mend(conversation);
  }

  /** Takes the answer to subscribing from a revision on. */
  resumed(conversation: Conversation, answer: ConversationResumed): void {
    const { timeline } = conversation;
    timeline.learn(...answer.references, ...answer.changed);
    for (const id of answer.deleted) timeline.remove(id);
    this.#show(conversation, answer.view);
    this.#type(conversation, answer.typing);
    // One left and joined again since asking: what was to be resumed is gone.
    if (!timeline.list.begun) this.#resubscribe(conversation);
    this.#mend(conversation);
  }

  /** Takes a view that came by another way than the conversation's own subscription. */
  view(view: ConversationView, references: readonly MessageEntity[]): Conversation {
    const conversation = this.follow(view.conversation.id);
    conversation.epoch = this.epoch;
    // A view ahead of the events would hide that messages are still missing from the timeline.
    if (!conversation.known || !conversation.timeline.list.begun) {
      this.#show(conversation, view);
      const { lastMessage, revision, timeline } = conversation;
      if (revision === view.revision) {
        // What else is known of it may have changed unheard.
        if (!timeline.wanted) {
          timeline.clear();
          timeline.learn(lastMessage);
        }
        const replyTo = view.lastMessage?.referencedMessageId;
        timeline.learn(references.find(({ id }) => id === replyTo));
      } else {
        // Somebody may have reacted since to what it brings and nobody had heard of.
        this.#completeReply(conversation);
      }
    }
    this.#mend(conversation);
    this.touch(conversation.id);
    return conversation;
  }

  /** Takes an event. Of conversations that are not followed, only one's own are of interest. */
  event(id: string, revision: number | null, event: ConversationEvent): void {
    const conversation = this.#byId.get(id);
    if (!conversation) {
      this.discover(id, revision ?? 0);
      return;
    }
    if (revision === null) {
      applyConversationEvent(conversation, 0, event);
      if (event.event === "participant.typing" && conversation.known) this.#types(conversation, event.typing);
    } else {
      conversation.seenRevision = Math.max(conversation.seenRevision, revision);
      if (conversation.revision === null) this.#collect(conversation, event);
      else if (revision === conversation.revision + 1) this.#apply(conversation, revision, event);
      else this.#mend(conversation);
    }
    this.touch(conversation.id);
  }

  /** Something happened in a conversation that nothing is known of. If it is one of one's own, it is read. */
  discover(id: string, seenRevision: number): void {
    if (this.#client.topics.get("me")) this.#read(this.follow(id), seenRevision);
  }

  /** Ids of all users whom followed conversations refer to. */
  referredUsers(): Set<string> {
    const ids = new Set<string>();
    for (const conversation of this.#byId.values()) {
      for (const id of conversation.participants.keys()) ids.add(id);
      for (const message of conversation.timeline.all())
        if (message.senderId !== null) ids.add(message.senderId);
    }
    return ids;
  }

  #type(conversation: Conversation, typing: readonly TypingEntity[]): void {
    conversation.typing.clear();
    for (const one of typing) this.#types(conversation, one);
  }

  #types(conversation: Conversation, typing: TypingEntity): void {
    const { platform, userId } = this.#client;
    // Everyone is told the same, and nobody wants to see oneself.
    if (typing.userId === userId) return;
    conversation.typing.start(typing, platform.now(), (stop, ms) => {
      platform.setTimeout(() => {
        stop();
        this.touch(conversation.id);
      }, ms);
    });
  }

  #apply(conversation: Conversation, revision: number, event: ConversationEvent): void {
    const unread = conversation.known?.unreadCount;
    applyConversationEvent(conversation, revision, event);
    // Leaving resets the revision, and that must stay so.
    if (conversation.known) conversation.revision = revision;
    if (event.event !== "message.deleted") return;
    this.#completeReply(conversation);
    // There may be more than are counted, now that one of those that are is gone.
    if (unread === UNREAD_COUNT_MAX && conversation.known?.unreadCount !== unread) this.#reread(conversation);
  }

  /** The message that is the last one now may reply to one that was never heard of. */
  #completeReply(conversation: Conversation): void {
    const { lastMessage, timeline, seenRevision } = conversation;
    const reply = !timeline.wanted && lastMessage?.referencedMessageId;
    if (reply && !timeline.get(reply)) this.#read(conversation, seenRevision);
  }

  /** The answer that this event goes on from is still to come; it may or may not hold the message. */
  #collect(conversation: Conversation, event: ConversationEvent): void {
    if (event.event !== "message.created") return;
    conversation.timeline.learn(event.reference, event.message);
  }

  /** What a view says of oneself may be old already; then what is known stays, and it is read once more. */
  #show(conversation: Conversation, view: ConversationView): void {
    const { known } = conversation;
    conversation.show(view);
    if (view.meRevision >= (this.marked.get(conversation.id) ?? 0)) return;
    if (known && conversation.known) {
      conversation.known.me = known.me;
      conversation.known.unreadCount = known.unreadCount;
    }
    this.#reread(conversation);
  }

  /** Whether one may have joined since it was read that one is not in it. Then it is read once more. */
  #doubt(conversation: Conversation): boolean {
    const doubt = this.marked.delete(conversation.id);
    if (doubt) this.#reread(conversation);
    return doubt;
  }

  /** Reads what was missed, if something was. */
  #mend(conversation: Conversation): void {
    const { revision, seenRevision } = conversation;
    if (revision !== null && seenRevision > revision) this.#reread(conversation);
  }

  #reread(conversation: Conversation): void {
    if (conversation.timeline.wanted) this.#resubscribe(conversation);
    else this.#read(conversation, conversation.seenRevision);
  }

  #read(conversation: Conversation, seenRevision: number): void {
    conversation.seenRevision = seenRevision;
    if (this.#viewing.has(conversation)) return;
    this.#viewing.add(conversation);
    const done = () => this.#viewing.delete(conversation);
    this.#client.requests.ask(
      "conversation.get",
      { conversation: conversation.id },
      {
        done: ({ view, references }) => {
          done();
          if (view) this.view(view, references);
          else if (!this.#doubt(conversation) && !conversation.timeline.wanted) this.forget(conversation);
        },
        failed: done,
      },
    );
  }

  /** What is shown of a conversation may have changed. */
  touch(id: string): void {
    this.#client.subscriber.touch(`conversation/${id}`);
  }

  #resubscribe({ id }: Conversation): void {
    const { subscriber, topics } = this.#client;
    subscriber.subscribe(topics.get(`conversation/${id}`));
  }
}
