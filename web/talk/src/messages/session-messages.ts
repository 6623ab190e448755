import type { ConversationSnapshot, MessageSnapshot, Subscription, TalkSession } from "@chinwag/core";
import { Handlers } from "../handlers.ts";
import { toMessage } from "./message.ts";
import type { Message } from "./types.ts";

/** What the topics of conversations begin with. */
const TOPIC = "conversation/";

/** Tells of every message in the conversations of a session, from the first function on that wants to know. */
export class SessionMessages {
  readonly #core: () => TalkSession;
  readonly #handlers = new Handlers<[Message]>();
  readonly #snapshotHandlers = new Handlers<[MessageSnapshot, ConversationSnapshot]>();
  #following: Subscription[] = [];
  /** They are told one after the other, in the order in which they came. */
  #last: Promise<void> = Promise.resolve();

  constructor(core: () => TalkSession) {
    this.#core = core;
  }

  onMessage(handler: (message: Message) => void): Subscription {
    this.#follow();
    return this.#handlers.add(handler);
  }

  /** The same, with messages and conversations as the data API has them. */
  onSnapshot(handler: (message: MessageSnapshot, conversation: ConversationSnapshot) => void): Subscription {
    this.#follow();
    return this.#snapshotHandlers.add(handler);
  }

  off(handler: (message: Message) => void): void {
    this.#handlers.remove(handler);
  }

  /** The session is over. */
  end(): void {
    for (const following of this.#following) following.unsubscribe();
  }

  #follow(): void {
    const core = this.#core();
    if (this.#following.length > 0) return;
    const heard = core.onEvent(({ topic, event, message }) => {
      if (event !== "message.created" || !message) return;
      const told = this.#last.then(() => this.#tell(core, topic.slice(TOPIC.length), message.id));
      // A message that cannot be read, since it is gone again or the connection is, does not hold up the next.
      this.#last = told.catch(() => undefined);
    });
    this.#following = [heard, core.subscribeConversations()];
  }

  async #tell(core: TalkSession, conversationId: string, id: string): Promise<void> {
    const ref = core.conversation(conversationId);
    const [conversation, message] = await Promise.all([ref.get(), ref.message(id).get()]);
    // What one only looks at is none of one's own.
    if (!conversation || !message || conversation.isGuest) return;
    this.#snapshotHandlers.call(message, conversation);
    this.#handlers.call(toMessage(message, conversation, core.currentUser.id));
  }
}
