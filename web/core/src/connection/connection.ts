import type { Client } from "../client.ts";
import { ChinwagError } from "../errors.ts";
import type { Socket } from "../platform.ts";
import type { ConnectionStatus } from "../types/session.ts";
import { CLOSE_FINAL_FROM, CloseCode } from "../wire.ts";

const BACKOFF_FIRST_MS = 500;
const BACKOFF_MAX_MS = 30_000;

/**
 * One socket at a time, and the next one when it breaks.
 *
 *     idle -> connecting -> connected -> waiting -> connecting ...
 *                                     -> ended
 */
export class Connection {
  readonly #client: Client;
  status: ConnectionStatus = Object.freeze({ state: "idle" });
  #socket: Socket | null = null;
  #timer: unknown;
  #drainAt: number | null = null;
  /** How often connecting has failed since it last worked. */
  #failures = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Makes sure that a connection is there or on its way. */
  use(): void {
    if (this.status.state === "idle") this.#connect();
  }

  /** Opens a socket, once there is something to prove oneself with. */
  tryToOpen(): void {
    const client = this.#client;
    if (this.status.state !== "connecting" || this.#socket) return;
    if (!client.credentials.ready) {
      client.credentials.renew();
      return;
    }
    const socket = client.platform.openSocket(client.url);
    this.#socket = socket;
    socket.onopen = () => client.opened((frame) => socket.send(frame));
    socket.onmessage = ({ data }) => client.received(String(data));
    socket.onclose = ({ code, reason }) => this.#closed(code, reason);
    // Browsers close after every error; some other WebSockets keep silent when there was no connection yet.
    socket.onerror = () => this.reconnect();
  }

  /** The server took the hello. */
  welcomed(): void {
    this.#failures = 0;
    this.#become("connected");
  }

  /** The server will close soon; moves over after `ms`. */
  drain(ms: number): void {
    const { platform } = this.#client;
    this.#drainAt = platform.now() + ms;
    this.#timer = platform.setTimeout(() => this.reconnect(), ms);
  }

  /** Gives the socket up and opens another one, after a wait. */
  reconnect(): void {
    const { platform } = this.#client;
    const drainAt = this.#drainAt;
    this.#giveUp("waiting");
    const wait = drainAt === null ? this.#backOff() : Math.max(0, drainAt - platform.now());
    this.#timer = platform.setTimeout(() => this.wake(), wait);
  }

  /** Ends the wait for the next socket. */
  wake(): void {
    if (this.status.state !== "waiting") return;
    this.#client.platform.clearTimeout(this.#timer);
    this.#connect();
  }

  /** Closes the socket because nobody needs it; the next use opens another one. */
  rest(): void {
    this.#giveUp("idle");
  }

  /** Closes for good. */
  end(error: Error): void {
    if (this.status.state === "ended") return;
    this.#drop();
    this.#become("ended");
    this.#client.finish(error);
  }

  #connect(): void {
    this.#become("connecting");
    this.tryToOpen();
  }

  #closed(code: number, reason: string): void {
    const { credentials } = this.#client;
    if (code >= CLOSE_FINAL_FROM && code < CLOSE_FINAL_FROM + 100) {
      const error = new ChinwagError("SESSION_ENDED", `The server ended the session: ${reason || code}.`);
      credentials.refused(error, code === CloseCode.TokenExpired || code === CloseCode.KeyRevoked);
    } else {
      this.reconnect();
    }
  }

  /** How long to wait: doubling, with full jitter, so that clients do not come in waves. In milliseconds. */
  #backOff(): number {
    const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    return Math.floor(this.#client.platform.random() * ceiling);
  }

  #giveUp(state: "waiting" | "idle"): void {
    this.#drop();
    this.#client.lost();
    this.#become(state);
  }

  #drop(): void {
    this.#client.platform.clearTimeout(this.#timer);
    this.#drainAt = null;
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
    if (this.status.state === state) return;
    this.status = Object.freeze({ state });
    this.#client.connectionListeners.tell(this.status);
  }
}
