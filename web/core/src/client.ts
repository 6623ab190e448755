import { Connection } from "./connection/connection.ts";
import { Credentials } from "./connection/credentials.ts";
import { Heartbeat } from "./connection/heartbeat.ts";
import { type Fields, Requests } from "./connection/requests.ts";
import { type Company, Users } from "./entities/users.ts";
import type { ChinwagError } from "./errors.ts";
import { Outboxes } from "./outbox/outboxes.ts";
import type { Platform } from "./platform.ts";
import { share } from "./snapshots/share.ts";
import { Snapshots } from "./snapshots/snapshots.ts";
import { Hub } from "./subscriptions/hub.ts";
import { Listeners } from "./subscriptions/listeners.ts";
import { Topics } from "./subscriptions/topics.ts";
import { Conversations } from "./sync/conversations.ts";
import { Events } from "./sync/events.ts";
import { OwnLists } from "./sync/own-lists.ts";
import { Subscriber } from "./sync/subscriber.ts";
import { TypingMarks } from "./sync/typing-marks.ts";
import type { RoleSnapshot } from "./types/role.ts";
import type {
  ConnectionStatus,
  ConversationHappening,
  TalkSession,
  TalkSessionOptions,
} from "./types/session.ts";
import type { Notice, ServerItem, Welcome } from "./wire.ts";
import { PROTOCOL_VERSION } from "./wire.ts";

const CLIENT_NAME = "web-core/0.1.0";
/** How long a connection that nobody uses stays open, in milliseconds. */
const IDLE_MS = 30_000;

/** Where a client is, and who wants to know when it ends. */
export interface ClientSurroundings {
  /** The server's, without a slash at the end. */
  readonly origin: string;
  readonly platform: Platform;
  readonly over: () => void;
}

/**
 * The parts of a session, put together: what is wanted, what is known, what is asked, and the socket. Each part is
 * given the client, and finds the others there.
 */
export class Client {
  readonly options: TalkSessionOptions;
  readonly userId: string;
  /** The server's, without a slash at the end. */
  readonly origin: string;
  /** Of the realtime API. */
  readonly url: string;
  readonly platform: Platform;
  /** The session, for it may be given an `onNeedToken` at any time. */
  readonly session: Pick<TalkSession, "onNeedToken">;
  readonly hub = new Hub(this);
  readonly errorListeners = new Listeners<Error>(this.hub);
  readonly eventListeners = new Listeners<ConversationHappening>(this.hub);
  readonly roleListeners = new Listeners<RoleSnapshot>(this.hub);
  readonly connectionListeners = new Listeners<ConnectionStatus>(this.hub);
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
  readonly #over: () => void;
  #idleTimer: unknown = null;
  /** What of the interface is visible. */
  #uis: Fields<"presence.set">["uis"] = [];
  /** What the user may do; `null` before the first connection. */
  role: RoleSnapshot | null = null;
  /** Why it is over, once it is. */
  ended: Error | null = null;

  /** `over` is called when it ends. */
  constructor(
    session: Pick<TalkSession, "onNeedToken">,
    options: TalkSessionOptions,
    { origin, platform, over }: ClientSurroundings,
  ) {
    this.session = session;
    this.options = { ...options };
    this.userId = options.userId;
    this.origin = origin;
    this.url = `ws${origin.slice("http".length)}/v1/${encodeURIComponent(options.appId)}/realtime`;
    this.platform = platform;
    this.#over = over;
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
    this.requests.open(write, hello, waiter, () => {
      if (this.#uis[0]) this.show(this.#uis);
      this.subscriber.resume();
    });
  }

  /** Tells what of the interface is visible, now and on every connection to come. */
  show(uis: Fields<"presence.set">["uis"]): void {
    this.#uis = uis;
    if (this.requests.connected) this.requests.ask("presence.set", { uis }, { momentary: true });
  }

  #welcomed(welcome: Welcome): void {
    this.#become(welcome.role);
    this.#events.begin(welcome.meRevision);
    this.credentials.accepted(welcome.tokenExpiresAt, welcome.now);
    this.#heartbeat.start(welcome.pingAfterMs);
    this.connection.welcomed();
  }

  /** Servers from before there were roles do not say it. */
  #become(role: RoleSnapshot | undefined): void {
    const before = this.role;
    this.role = share(before, role ?? null);
    if (this.role && this.role !== before) this.roleListeners.tell(this.role);
  }

  #refused(error: Error): void {
    const { code } = error as Partial<ChinwagError>;
    if (code === "INTERNAL" || code === "RATE_LIMITED") this.connection.reconnect();
    else this.credentials.refused(error, code === "TOKEN_EXPIRED");
  }

  /** A frame arrived. */
  received(text: string): void {
    this.#heartbeat.heard();
    let items = null as ServerItem[] | null;
    this.hub.run(() => {
      items = JSON.parse(text) as ServerItem[];
    });
    // What was in it is lost, but the server can tell again what there is on a new connection.
    if (!items) this.connection.reconnect();
    for (const item of items ?? []) this.hub.run(() => this.#take(item));
    this.hub.flush();
    this.watchIdle();
  }

  #take(item: ServerItem): void {
    // Whoever is referred to is known before anything else is made of it.
    this.users.learn("ok" in item ? (item.ok as Company) : (item as Company));
    if ("notice" in item) this.#notice(item);
    else if ("topic" in item) this.#events.apply(item);
    else if (item.id !== null) this.requests.answer(item);
    else throw new Error(`A frame could not be read: ${item.error?.message}`);
  }

  #notice(notice: Notice): void {
    switch (notice.notice) {
      case "draining":
        this.connection.drain(notice.reconnectInMs);
        return;
      case "token.expiring":
        if (this.credentials.renewable) this.credentials.renew();
        return;
      case "role.changed":
        this.#become(notice.role);
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
    this.#over();
    this.errorListeners.tell(error);
    this.errorListeners.clear();
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
    const unused = this.topics.all().length === 0 && this.requests.idle;
    return unused && this.connection.status.state === "connected";
  }
}
