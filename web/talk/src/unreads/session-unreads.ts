import type {
  ConversationListSubscription,
  ConversationSnapshot,
  Subscription,
  TalkSession,
} from "@chinwag/core";
import { refuse } from "../arguments.ts";
import { callOne, Handlers } from "../handlers.ts";
import { toMessage } from "../messages/message.ts";
import type { UnreadConversation, Unreads } from "./types.ts";

/** Conversations that are asked for at once, until all unread ones are known. */
const PAGE = 30;

type Handler = (unreadConversations: UnreadConversation[]) => void;

/** The unread conversations of a session, followed from the first function on that wants to know. */
export class SessionUnreads implements Unreads {
  readonly #core: () => TalkSession;
  readonly #handlers = new Handlers<[UnreadConversation[]]>();
  #following: ConversationListSubscription | undefined;
  #latest: UnreadConversation[] | undefined;

  constructor(core: () => TalkSession) {
    this.#core = core;
  }

  onChange(handler: Handler): Subscription {
    this.#follow();
    const subscription = this.#handlers.add(handler);
    const latest = this.#latest;
    // Whoever comes later learns of the present state as well, and, as everybody, not before this call returns.
    if (latest) {
      queueMicrotask(() => {
        if (this.#latest === latest && this.#handlers.has(handler)) callOne(handler, [latest]);
      });
    }
    return subscription;
  }

  on(eventType: "change", handler: Handler): void {
    requireChange(eventType);
    this.onChange(handler);
  }

  off(eventType: "change", handler: Handler): void {
    requireChange(eventType);
    this.#handlers.remove(handler);
  }

  /** The session is over. */
  end(): void {
    this.#following?.unsubscribe();
  }

  #follow(): void {
    const core = this.#core();
    this.#following ??= core.subscribeConversations({ filter: { isUnread: true } }, (unread, loadedAll) => {
      if (loadedAll) this.#changed(unread, core.currentUser.id);
      else this.#following?.loadMore(PAGE).catch(reportError);
    });
  }

  #changed(unread: ConversationSnapshot[], me: string): void {
    const latest = unread.flatMap((conversation) => toUnread(conversation, me) ?? []);
    if (this.#latest && isSame(latest, this.#latest)) return;
    this.#latest = latest;
    this.#handlers.call(latest);
  }
}

function toUnread(conversation: ConversationSnapshot, me: string): UnreadConversation | null {
  const { lastMessage, unreadMessageCount } = conversation;
  if (!lastMessage) return null;
  const message = toMessage(lastMessage, conversation, me);
  return { conversation: message.conversation, lastMessage: message, unreadMessageCount };
}

/** Whether nothing has changed that these tell of: which conversations, how many messages, which is the last. */
function isSame(one: UnreadConversation[], other: UnreadConversation[]): boolean {
  const told = (unread: UnreadConversation | undefined) =>
    unread && [unread.conversation.id, unread.unreadMessageCount, unread.lastMessage.id].join("\n");
  return one.length === other.length && one.every((unread, index) => told(unread) === told(other[index]));
}

function requireChange(eventType: unknown): void {
  if (eventType !== "change") refuse("eventType", '"change"', eventType);
}
