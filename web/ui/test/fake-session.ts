import type {
  ConnectionStatus,
  ConversationRef,
  ConversationSnapshot,
  MessageRef,
  MessageSnapshot,
  OutboxMessage,
  ParticipantSnapshot,
  TalkSession,
  UserSnapshot,
} from "@chinwag/core";
import { Store } from "../src/box/store.ts";

/** How many messages a subscription begins with, and a page of older ones holds. */
const PAGE = 30;

/** A conversation made by hand. What it holds can be changed while it is shown. */
export class FakeConversation {
  readonly snapshot: Store<ConversationSnapshot | null | undefined>;
  readonly participants: Store<ParticipantSnapshot[] | null | undefined>;
  /** Newest first, all of them. */
  readonly messages: Store<MessageSnapshot[]>;
  readonly outbox = new Store<readonly OutboxMessage[]>([]);
  readonly sent: string[] = [];
  timesMarkedAsRead = 0;
  /** Called with each text that is sent. */
  onSend: (text: string) => void = () => undefined;
  /** Called with what a message is edited to. */
  onEdit: (text: string) => Promise<void> = async () => undefined;

  constructor(
    readonly id: string,
    snapshot: ConversationSnapshot | null | undefined,
    people: readonly UserSnapshot[],
    messages: readonly MessageSnapshot[],
  ) {
    this.snapshot = new Store(snapshot);
    this.participants = new Store<ParticipantSnapshot[] | null | undefined>(
      people.map((user) => ({ user, access: "ReadWrite", notify: true, joinedAt: 0 })),
    );
    this.messages = new Store([...messages]);
  }

  /** Adds a message, as if it had just come in. */
  receive(message: MessageSnapshot): void {
    this.messages.set([message, ...this.messages.value]);
    const { value } = this.snapshot;
    if (value) this.snapshot.set({ ...value, lastMessage: message });
  }

  get ref(): ConversationRef {
    this.#ref ??= this.#makeRef();
    return this.#ref;
  }

  #ref: ConversationRef | undefined;

  #makeRef(): ConversationRef {
    const parts: Partial<ConversationRef> = {
      id: this.id,
      markAsRead: async () => {
        this.timesMarkedAsRead++;
        const { value } = this.snapshot;
        if (value) this.snapshot.set({ ...value, isUnread: false, unreadMessageCount: 0 });
      },
      send: (params) => {
        const text = typeof params === "string" ? params : "text" in params ? params.text : "";
        this.sent.push(text);
        this.onSend(text);
        return new Promise(() => undefined);
      },
      message: (id) => ({ id, edit: (text: string) => this.onEdit(text) }) as MessageRef,
      subscribe: (listener) => follow(this.snapshot, (value) => listener?.(value)),
      markAsTyping: async () => undefined,
      subscribeTyping: () => ({ unsubscribe() {} }) as never,
      subscribeParticipants: (listener) => follow(this.participants, (value) => listener?.(value, true)),
      subscribeOutbox: (listener) => {
        listener?.(this.outbox.value);
        return this.outbox.subscribe((value) => listener?.(value));
      },
      subscribeMessages: (listener) => this.#subscribeMessages(listener),
    };
    // The interface uses no more than these.
    return parts as ConversationRef;
  }

  #subscribeMessages(
    listener: ((messages: MessageSnapshot[] | null, loadedAll: boolean) => void) | undefined,
  ) {
    const initial = this.messages.value.length;
    let older = PAGE;
    const emit = () => {
      // New messages extend what is loaded; they push nothing out of it.
      const count = older + this.messages.value.length - initial;
      const isNull = this.snapshot.value === null;
      listener?.(isNull ? null : this.messages.value.slice(0, count), count >= this.messages.value.length);
    };
    const isLoading = this.snapshot.value === undefined;
    if (!isLoading) emit();
    const subscription = this.messages.subscribe(emit);
    let loading: Promise<void> | undefined;
    return {
      ...pending,
      loadMore: () => {
        loading ??= new Promise((resolve) =>
          setTimeout(() => {
            loading = undefined;
            older += PAGE;
            emit();
            resolve();
          }, 300),
        );
        return loading;
      },
      unsubscribe: () => subscription.unsubscribe(),
    };
  }
}

/** A session made by hand, for tests and for looking at the interface without a server. */
export class FakeSession {
  readonly conversations: Store<FakeConversation[] | undefined>;
  readonly connection = new Store<ConnectionStatus>({ state: "connected" });

  constructor(
    readonly me: UserSnapshot,
    conversations: FakeConversation[] | undefined,
  ) {
    this.conversations = new Store(conversations);
  }

  get session(): TalkSession {
    const list = () => (this.conversations.value ?? []).flatMap(({ snapshot }) => snapshot.value ?? []);
    const { connection } = this;
    const parts = {
      currentUser: {
        id: this.me.id,
        subscribe: () => ({ ...pending, unsubscribe: () => undefined }),
      },
      get connection() {
        return connection.value;
      },
      onRoleChange: () => ({ unsubscribe: () => undefined }),
      setVisibleUis: () => undefined,
      onConnectionChange: (handler: (status: ConnectionStatus) => void) => this.connection.subscribe(handler),
      conversation: (id: string) => {
        const found = this.conversations.value?.find((conversation) => conversation.id === id);
        if (found === undefined) throw new Error(`The fake session has no conversation ${id}.`);
        return found.ref;
      },
      subscribeConversations: (...given: unknown[]) => {
        type Listener = (list: ConversationSnapshot[], loadedAll: boolean) => void;
        const listener = given.at(-1) as Listener | undefined;
        const emit = () => {
          if (this.conversations.value !== undefined) listener?.(list(), true);
        };
        // Not before the caller has the subscription, as with the real one.
        queueMicrotask(emit);
        const subscriptions = [
          this.conversations.subscribe(emit),
          ...(this.conversations.value ?? []).map(({ snapshot }) => snapshot.subscribe(emit)),
        ];
        return {
          ...pending,
          loadMore: async () => undefined,
          unsubscribe: () => {
            for (const subscription of subscriptions) subscription.unsubscribe();
          },
        };
      },
    };
    return parts as unknown as TalkSession;
  }
}

const pending = {
  state: { type: "pending" },
  connected: new Promise<never>(() => undefined),
  terminated: new Promise<never>(() => undefined),
} as const;

function follow<T>(store: Store<T | undefined>, listener: (value: T) => void) {
  if (store.value !== undefined) listener(store.value);
  const subscription = store.subscribe((value) => {
    if (value !== undefined) listener(value);
  });
  return { ...pending, loadMore: async () => undefined, unsubscribe: () => subscription.unsubscribe() };
}
