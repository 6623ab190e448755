import { ChinwagError } from "../errors.ts";
import type { Platform, Socket } from "../platform.ts";
import type { ConnectionStatus } from "../types/session.ts";
import { CLOSE_FINAL_FROM, CloseCode } from "../wire.ts";
import { Backoff } from "./backoff.ts";
import type { Credentials } from "./credentials.ts";

/** What a connection tells its owner. */
export interface ConnectionEvents {
  /** The socket is open: say hello. */
  opened(write: (frame: string) => void): void;
  /** A frame arrived. */
  received(text: string): void;
  /** The socket is gone; another one will come. */
  lost(): void;
  /** There will be no other socket. */
  ended(error: Error): void;
  /** `status` changed. */
  changed(): void;
}

/**
 * One socket at a time, and the next one when it breaks.
 *
 *     idle -> connecting -> connected -> waiting -> connecting ...
 *                                     -> ended
 */
export class Connection {
  readonly #platform: Platform;
  readonly #url: string;
  readonly #credentials: Credentials;
  readonly #events: ConnectionEvents;
  readonly #backoff: Backoff;
  #status: ConnectionStatus = Object.freeze({ state: "idle" });
  #socket: Socket | null = null;
  #timer: unknown;
  #drainAt: number | null = null;

  constructor(platform: Platform, url: string, credentials: Credentials, events: ConnectionEvents) {
    this.#platform = platform;
    this.#url = url;
    this.#credentials = credentials;
    this.#events = events;
    this.#backoff = new Backoff(platform);
  }

  get status(): ConnectionStatus {
    return this.#status;
  }

  /** Makes sure that a connection is there or on its way. */
  use(): void {
    if (this.#status.state !== "idle") return;
    this.#become("connecting");
    this.tryToOpen();
  }

  /** Opens a socket, once there is something to prove oneself with. */
  tryToOpen(): void {
    if (this.#status.state !== "connecting" || this.#socket) return;
    if (!this.#credentials.ready) {
      this.#credentials.renew();
      return;
    }
    const socket = this.#platform.openSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => this.#events.opened((frame) => socket.send(frame));
    socket.onmessage = ({ data }) => this.#events.received(String(data));
    socket.onclose = ({ code, reason }) => this.#closed(code, reason);
    // Browsers close after every error; some other WebSockets keep silent when there was no connection yet.
    socket.onerror = () => this.#closed(1006, "");
  }

  /** The server took the hello. */
  welcomed(): void {
    this.#backoff.reset();
    this.#become("connected");
  }

  /** The server will close soon; moves over after `ms`. */
  drain(ms: number): void {
    this.#drainAt = this.#platform.now() + ms;
    this.#timer = this.#platform.setTimeout(() => this.reconnect(), ms);
  }

  /** Gives the socket up and opens another one, after a wait. */
  reconnect(): void {
    this.#drop();
    const drainMs = this.#drainAt === null ? null : Math.max(0, this.#drainAt - this.#platform.now());
    this.#drainAt = null;
    this.#events.lost();
    this.#become("waiting");
    this.#timer = this.#platform.setTimeout(() => this.wake(), drainMs ?? this.#backoff.next());
  }

  /** Ends the wait for the next socket. */
  wake(): void {
    if (this.#status.state !== "waiting") return;
    this.#platform.clearTimeout(this.#timer);
    this.#become("connecting");
    this.tryToOpen();
  }

  /** Closes the socket because nobody needs it; the next use opens another one. */
  rest(): void {
    this.#drop();
    this.#events.lost();
    this.#become("idle");
  }

  /** Closes for good. */
  end(error: Error): void {
    if (this.#status.state === "ended") return;
    this.#drop();
    this.#become("ended");
    this.#events.ended(error);
  }

  #closed(code: number, reason: string): void {
    if (code === CloseCode.TokenExpired && this.#credentials.renewable) {
      this.#credentials.refused();
      this.reconnect();
    } else if (code >= CLOSE_FINAL_FROM && code < CLOSE_FINAL_FROM + 100) {
      const why = reason || `close code ${code}`;
      this.end(new ChinwagError("SESSION_ENDED", `The server ended the session: ${why}.`));
    } else {
      this.reconnect();
    }
  }

  #drop(): void {
    this.#platform.clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    // A dead socket may take minutes to say so; nothing it says matters any more.
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.onerror = () => {};
    socket.close(1000);
  }

  #become(state: ConnectionStatus["state"]): void {
    if (this.#status.state === state) return;
    this.#status = Object.freeze({ state });
    this.#events.changed();
  }
}
