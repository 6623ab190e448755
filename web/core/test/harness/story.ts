import { expect } from "vitest";
import type { Platform, Socket } from "../../src/platform.ts";
import { createSession } from "../../src/session.ts";
import type { Shelf } from "../../src/shelf.ts";
import type { TalkSession, TalkSessionOptions } from "../../src/types/session.ts";
import type { Transfer } from "../../src/upload/transfer.ts";
import type { Event, Notice, Welcome } from "../../src/wire.ts";
import { Clock, settle } from "./clock.ts";
import { FakeShelf } from "./fake-shelf.ts";
import { user } from "./fixtures.ts";

/** A request as it came over the wire. */
export interface Heard {
  readonly id: number;
  readonly op: string;
  readonly [field: string]: unknown;
}

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly frames: string[] = [];
  closed = false;
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  send(text: string): void {
    this.frames.push(text);
  }

  close(): void {
    this.closed = true;
  }
}

/** A session of Alice against a server that does what the test says. */
export class Story {
  readonly clock = new Clock();
  readonly sockets: FakeSocket[] = [];
  readonly reported: unknown[] = [];
  readonly session: TalkSession;
  /** Whether the session told its registry that it is over. */
  over = false;
  /** What `random()` gives. */
  luck = 0.5;
  /** The network has returned, or the page is looked at again. */
  wakes: () => void = () => {};
  readonly #tab: string;
  #ids = 0;

  /** Takes the bytes of uploads. */
  transfer: Transfer = async () => {
    throw new Error("There is no line.");
  };

  /** Stories on one shelf, with names of their own, are tabs of one browser. */
  constructor(options: Partial<TalkSessionOptions> = {}, shelf: Shelf = new FakeShelf(), tab = "key") {
    this.#tab = tab;
    const platform: Platform = {
      now: () => this.clock.now,
      setTimeout: (run, ms) => this.clock.setTimeout(run, ms),
      clearTimeout: (timer) => this.clock.clearTimeout(timer),
      random: () => this.luck,
      randomId: () => {
        this.#ids += 1;
        return `${this.#tab}-${this.#ids}`;
      },
      openSocket: (url) => {
        const socket = new FakeSocket(url);
        this.sockets.push(socket);
        return socket;
      },
      reportError: (error) => this.reported.push(error),
      transfer: (request) => this.transfer(request),
      origin: "https://chat.example",
      shelf,
      onWake: (run) => {
        this.wakes = run;
        return () => {
          this.wakes = () => {};
        };
      },
    };
    this.session = createSession({ appId: "shop", userId: "alice", ...options }, platform, () => {
      this.over = true;
    });
  }

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("The client has not opened a socket.");
    return socket;
  }

  /** The socket opens, and the server takes the hello. Gives the hello. */
  async connects(welcome: Partial<Welcome> = {}): Promise<Heard> {
    await settle();
    this.socket.onopen?.();
    const [hello] = await this.hears("hello");
    this.answers(hello, {
      ...{
        now: this.clock.now,
        user: user("alice"),
        meRevision: 1,
        tokenExpiresAt: null,
        pingAfterMs: 9_999_999,
      },
      ...{ version: 1, ...welcome },
    });
    return hello as Heard;
  }

  /** The next frame, which must hold exactly these operations. */
  async hears(...ops: string[]): Promise<Heard[]> {
    await settle();
    const frame = this.socket.frames.shift();
    if (frame === undefined) throw new Error(`The client sent nothing; expected ${ops.join(", ")}.`);
    const requests = JSON.parse(frame) as Heard[];
    expect(requests.map(({ op }) => op)).toEqual(ops);
    return requests;
  }

  /** Nothing more was sent. */
  async hearsNothing(): Promise<void> {
    await settle();
    expect(this.socket.frames).toEqual([]);
  }

  /** One answer, in a frame of its own. */
  answers(request: Heard | undefined, ok: unknown): void {
    this.says({ id: request?.id, ok });
  }

  /** A refusal, in a frame of its own. */
  refuses(request: Heard | undefined, code: string, message = "no"): void {
    this.says({ id: request?.id, error: { code, message } });
  }

  /** One frame of these items. */
  says(...items: (Event | Notice | object)[]): void {
    this.socket.onmessage?.({ data: JSON.stringify(items) });
  }

  /** The connection breaks. */
  cuts(code = 1006, reason = ""): void {
    this.socket.onclose?.({ code, reason });
  }

  /** The connection breaks and the client comes back. Gives the hello. */
  async cutsAndReturns(welcome: Partial<Welcome> = {}): Promise<Heard> {
    this.cuts();
    await this.clock.pass(30_000);
    return this.connects(welcome);
  }

  /** Subscribes and answers, for stories that begin after that. */
  async following<T>(subscribe: () => T, ...answers: object[]): Promise<T> {
    const result = subscribe();
    if (this.session.connection.state !== "connected") await this.connects();
    const requests = await this.hears(...answers.map(() => "subscribe"));
    this.says(...requests.map(({ id }, i) => ({ id, ok: answers[i] })));
    await settle();
    return result;
  }
}
