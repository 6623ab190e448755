import type { Client } from "../client.ts";
import { ChinwagError } from "../errors.ts";
import { microtask, oncePerTick } from "../platform.ts";
import type { Answer, Operations } from "../wire.ts";
import { fits, packFrames } from "./frames.ts";

/** The name of an operation. */
export type Operation = keyof Operations;
/** What an operation takes. What is `undefined` is left out. */
export type Fields<Op extends Operation> = Lenient<Operations[Op]["fields"]>;
/** The same, where what may be left out may also be `undefined`. */
export type Lenient<T> = T extends object
  ? { [K in keyof T]: Lenient<T[K]> | (object extends Pick<T, K> ? undefined : never) }
  : T;
/** What an operation gives. */
export type Result<Op extends Operation> = Operations[Op]["result"];

/** Who waits for an answer. Both run while the frame is applied, before any callback of the application. */
export interface Waiter<Op extends Operation> {
  done?: (result: Result<Op>) => void;
  failed?: (error: Error) => void;
  /**
   * Whether the request is only about the connection it is sent on. Others are sent again, in the old order,
   * when the connection breaks before their answer: all are either reads or safe to repeat.
   */
  momentary?: boolean;
  /** The momentary request is dropped. With this, one that never went out waits for the next connection instead. */
  lost?: () => void;
}

/** A request that is not answered yet. */
export interface Pending {
  /** Whether it went out on the present connection. */
  sent: boolean;
  /** Whether it ever went out, so that it may have taken effect. */
  attempted: boolean;
}

interface Entry extends Pending, Omit<Waiter<Operation>, "done"> {
  readonly id: number;
  readonly json: string;
  readonly done?: (result: unknown) => void;
}

/** Requests waiting to go out, and those in flight. Everything asked for in one tick leaves in one frame. */
export class Requests {
  readonly #client: Client;
  #write: ((frame: string) => void) | null = null;
  #queue: Entry[] = [];
  readonly #inFlight = new Map<number, Entry>();
  #lastId = 0;
  readonly #schedule = oncePerTick(() => this.#flush());
  #ended: Error | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Whether there is a connection to write to. */
  get connected(): boolean {
    return this.#write !== null;
  }

  /** Whether nothing waits and nothing is in flight. */
  get idle(): boolean {
    return this.#queue.length === 0 && this.#inFlight.size === 0;
  }

  /** Asks something. */
  ask<Op extends Operation>(op: Op, fields: Fields<Op>, waiter: Waiter<Op> = {}): Pending {
    const entry = this.#entry(op, fields, waiter);
    if (this.#ended) {
      entry.failed?.(this.#ended);
    } else if (fits(entry.json)) {
      this.#queue.push(entry);
      this.#client.connection.use();
      this.#schedule();
    } else {
      const message = `The request ${op} is too large for a frame.`;
      microtask(() => entry.failed?.(new ChinwagError("FRAME_TOO_LARGE", message)));
    }
    return entry;
  }

  /** As `ask`, as a promise of what `map` makes of the answer. `map` runs while the frame is applied. */
  promise<Op extends Operation, T>(op: Op, fields: Fields<Op>, map: (result: Result<Op>) => T): Promise<T> {
    return new Promise((resolve, failed) =>
      this.ask(op, fields, { done: (result) => resolve(map(result)), failed }),
    );
  }

  /** As `ask`, as a promise of nothing but that it is done. */
  tell<Op extends Operation>(op: Op, fields: Fields<Op>): Promise<void> {
    return this.promise(op, fields, () => {});
  }

  /** A connection is open: `first` goes out alone, then what `ask` is given in `resume`, then all that waited. */
  open(
    write: (frame: string) => void,
    fields: Fields<"hello">,
    waiter: Waiter<"hello">,
    resume: () => void,
  ): void {
    const waiting = this.#queue;
    this.#queue = [this.#entry("hello", fields, { ...waiter, momentary: true })];
    this.#write = write;
    this.#flush();
    resume();
    this.#queue.push(...waiting);
    this.#flush();
  }

  /** The session is over. */
  end(error: Error): void {
    this.#ended = error;
    const open = this.lost();
    this.#queue = [];
    for (const entry of open) entry.failed?.(error);
  }

  /** The connection broke. What was in flight waits for the next one, before what came after it. Gives all of it. */
  lost(): Entry[] {
    this.#write = null;
    const open = [...this.#inFlight.values(), ...this.#queue];
    this.#inFlight.clear();
    this.#queue = open.filter((entry) => !entry.momentary || (entry.lost && !entry.attempted));
    for (const entry of open) {
      entry.sent = false;
      if (entry.momentary && entry.attempted) entry.lost?.();
    }
    return open;
  }

  /** Hands an answer to whoever waits for it. */
  answer(answer: Answer<unknown>): void {
    const entry = this.#inFlight.get(answer.id ?? 0);
    if (!entry) return;
    this.#inFlight.delete(entry.id);
    const { error } = answer;
    if (error) entry.failed?.(new ChinwagError(error.code, error.message, error.field));
    else entry.done?.(answer.ok);
  }

  #entry<Op extends Operation>(op: Op, fields: Fields<Op>, waiter: Waiter<Op>): Entry {
    this.#lastId += 1;
    const id = this.#lastId;
    const json = JSON.stringify({ id, op, ...fields });
    return { ...(waiter as Omit<Entry, "id">), id, json, sent: false, attempted: false };
  }

  #flush(): void {
    const write = this.#write;
    if (!write || this.#queue.length === 0) return;
    const entries = this.#queue;
    this.#queue = [];
    for (const entry of entries) {
      this.#inFlight.set(entry.id, entry);
      entry.sent = true;
      entry.attempted = true;
    }
    for (const frame of packFrames(entries.map((entry) => entry.json))) write(frame);
    this.#client.outboxes.touchAll();
  }
}
