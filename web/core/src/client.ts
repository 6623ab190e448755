import { Connection } from "./connection/connection.ts";
import { Credentials } from "./connection/credentials.ts";
import { Heartbeat } from "./connection/heartbeat.ts";
import { Requests } from "./connection/requests.ts";
import { type Company, Users } from "./entities/users.ts";
import { ChinwagError } from "./errors.ts";
import { Outboxes } from "./outbox/outboxes.ts";
import type { Platform } from "./platform.ts";
import { Snapshots } from "./snapshots/snapshots.ts";
import { Hub } from "./subscriptions/hub.ts";
import { Topics } from "./subscriptions/topics.ts";
import { Conversations } from "./sync/conversations.ts";
import { Events } from "./sync/events.ts";
import { OwnLists } from "./sync/own-lists.ts";
import { Subscriber } from "./sync/subscriber.ts";
import { TypingMarks } from "./sync/typing-marks.ts";
import type { TalkSessionOptions } from "./types/session.ts";
import type { Notice, ServerItem, Welcome } from "./wire.ts";
import { PROTOCOL_VERSION } from "./wire.ts";

const CLIENT_NAME = "web-core/0.1.0";
/** How long a connection that nobody uses stays open, in milliseconds. */
const IDLE_MS = 30_000;

/** What a client tells the session that it belongs to. */
export interface ClientOwner {
  /** The application's `onNeedToken`, if it has one now. */
  needToken(): (() => void) | undefined;
  /** The connection's status changed. */
  connectionChanged(): void;
  /** It is over. */
  ended(error: Error): void;
}

/**
 * The parts of a session, put together: what is wanted, what is known, what is asked, and the socket. Each part is
 * given the client, and finds the others there.
 */
export class Client {
  readonly options: TalkSessionOptions;
  readonly userId: string;
  readonly url: string;
  readonly platform: Platform;
  readonly owner: ClientOwner;
  readonly hub = new Hub(this);
  readonly requests = new Requests(this);
  readonly users = new Users(() => this.hub.touchAll());
  readonly snapshots = new Snapshots(this);
  readonly topics = new Topics(this);
  readonly conversations = new Conversations(this);
  readonly ownLists = new OwnLists(this);
  readonly subscriber = new Subscriber(this);
  readonly outboxes = new Outboxes(this);
  readonly typingMarks = new TypingMarks(this);
  readonly connection = new Connection(this);
  readonly credentials: Credentials;
  readonly #events = new Events(this);
  readonly #heartbeat = new Heartbeat(this);
  readonly #stopWaking: () => void;
  #idleTimer: unknown = null;
  /** Why it is over, once it is. */
  ended: Error | null = null;

  constructor(options: TalkSessionOptions, url: string, platform: Platform, owner: ClientOwner) {
    this.options = { ...options };
    this.userId = options.userId;
    this.url = url;
    this.platform = platform;
    this.owner = owner;
    this.credentials = new Credentials(this);
    this.#stopWaking = platform.onWake(() => this.#wake());
    this.outboxes.restore();
  }

  /** Whoever has been away or asleep is up to date at once, not after the next wait. */
  #wake(): void {
    if (this.connection.status.state === "connected") this.#heartbeat.check();
    else this.connection.wake();
    this.outboxes.restore();
  }

  /** The socket is open: says hello. */
  opened(write: (frame: string) => void): void {
    const hello = {
      version: PROTOCOL_VERSION,
      client: CLIENT_NAME,
      user: this.userId,
      ...this.credentials.proof,
    };
    const waiter = {
      done: (welcome: Welcome) => this.#welcomed(welcome),
      failed: (e: Error) => this.#refused(e),
    };
    this.requests.open(write, hello, waiter, () => this.subscriber.resume());
  }

  #welcomed(welcome: Welcome): void {
    this.#events.begin(welcome.meRevision);
    this.credentials.accepted(welcome.tokenExpiresAt, welcome.now);
    this.#heartbeat.start(welcome.pingAfterMs);
    this.connection.welcomed();
  }

  #refused(error: Error): void {
    const code = error instanceof ChinwagError ? error.code : "INTERNAL";
    if (code === "TOKEN_EXPIRED" && this.credentials.renewable) {
      this.credentials.refused();
      this.connection.reconnect();
    } else if (code === "INTERNAL" || code === "RATE_LIMITED") {
      this.connection.reconnect();
    } else {
      this.connection.end(error);
    }
  }

  /** A frame arrived. */
  received(text: string): void {
    this.#heartbeat.heard();
    const items = this.#parse(text);
    // What was in it is lost, but the server can tell again what there is on a new connection.
    if (!items) this.connection.reconnect();
    for (const item of items ?? []) this.hub.run(() => this.#take(item));
    this.hub.flush();
    this.watchIdle();
  }

  #parse(text: string): ServerItem[] | null {
    try {
      return JSON.parse(text) as ServerItem[];
    } catch (error) {
      this.platform.reportError(error);
      return null;
    }
  }

  #take(item: ServerItem): void {
    // Whoever is referred to is known before anything else is made of it.
    this.users.learn("ok" in item ? (item.ok as Company) : (item as Company));
    if ("notice" in item) this.#notice(item);
    else if ("topic" in item) this.#events.apply(item);
    else if (item.id !== null) this.requests.answer(item);
    else throw new Error(`The server could not read a frame: ${item.error?.message}`);
  }

  #notice(notice: Notice): void {
    switch (notice.notice) {
      case "draining":
        this.connection.drain(notice.reconnectInMs);
        return;
      case "token.expiring":
        if (this.credentials.renewable) this.credentials.renew();
        return;
      default:
        // A newer server may say things that this version does not know.
        notice satisfies never;
    }
  }

  /** The socket is gone; another one will come. */
  lost(): void {
    this.#heartbeat.stop();
    this.requests.lost();
    this.outboxes.touchAll();
  }

  /** There will be no other socket. */
  finish(error: Error): void {
    this.ended = error;
    this.#heartbeat.stop();
    this.#stopWaking();
    this.platform.clearTimeout(this.#idleTimer);
    for (const topic of this.topics.all()) this.topics.fail(topic, error);
    this.requests.end(error);
    this.hub.flush();
    this.owner.ended(error);
  }

  /** There is another token. */
  tokenChanged(token: string): void {
    if (this.requests.connected) {
      this.requests.ask(
        "token.set",
        { token },
        {
          momentary: true,
          done: ({ tokenExpiresAt }) => this.credentials.accepted(tokenExpiresAt),
          failed: (error) => this.connection.end(error),
        },
      );
    } else {
      this.connection.tryToOpen();
    }
  }

  /** The application could not give a token. */
  tokenFailed(error: unknown): void {
    this.platform.reportError(error);
    // Without a token there is no way on but to ask again later; with one, the present one may still do.
    if (!this.requests.connected) this.connection.reconnect();
  }

  /** Puts the connection to rest when nobody has used it for a while. */
  watchIdle(): void {
    if (this.#idleTimer !== null || !this.#idle) return;
    this.#idleTimer = this.platform.setTimeout(() => {
      this.#idleTimer = null;
      if (this.#idle) this.connection.rest();
    }, IDLE_MS);
  }

  get #idle(): boolean {
    const unused = this.topics.size === 0 && this.requests.idle;
    return unused && this.connection.status.state === "connected";
  }
}
