import type { TalkSession } from "../../../core/src/index.ts";
import { defaultPlatform, type Platform } from "../../../core/src/platform.ts";
import { createSession } from "../../../core/src/session.ts";
import { textOf } from "../oracle/world.ts";
import type { Label, Operation, Part, SessionNumber } from "../plan/operations.ts";
import { Random } from "../random.ts";
import { Clock } from "./clock.ts";
import { Line } from "./line.ts";
import { type Signal, settled } from "./signal.ts";

/** What became of an operation: the message's id, where it has one, or the error. */
export type Outcome = { ok: true; messageId?: string } | { ok: false; error: Error };

/** An operation whose answer is awaited. */
export interface Issued {
  readonly operation: Operation;
  readonly answer: Promise<Outcome>;
}

/** How often a connection may be tried before the story is given up. */
const ATTEMPTS_MAX = 20;
/** The least step of time while waiting for the next attempt, in milliseconds. */
const ATTEMPT_STEP_MS = 500;

/** One session of one user, with a clock and a connection that obey the story. */
export class Player {
  readonly number: SessionNumber;
  readonly user: Label;
  readonly session: TalkSession;
  readonly line: Line;
  readonly clock = new Clock();
  /** What was asked while nobody could answer. */
  waiting: Issued[] = [];
  readonly #signal: Signal;

  constructor(
    options: { seed: number; number: SessionNumber; user: Label; host: string },
    signal: Signal,
    failed: (error: unknown) => void,
  ) {
    const { seed, number, user, host } = options;
    this.number = number;
    this.user = user;
    this.#signal = signal;
    this.line = new Line(signal);
    const random = new Random(seed * 16 + number);
    let ids = 0;
    const platform: Platform = {
      ...defaultPlatform,
      now: () => this.clock.now(),
      setTimeout: (run, ms) => this.clock.setTimeout(run, ms),
      clearTimeout: (timer) => this.clock.clearTimeout(timer),
      random: () => random.next(),
      randomId: () => {
        ids += 1;
        return `key-${number}-${ids}`;
      },
      openSocket: (url) => this.line.open(url),
      reportError: failed,
    };
    this.session = createSession({ appId: "demo", userId: user, host }, platform, () => {});
    this.session.onError(failed);
  }

  /** Does something. The answer never rejects. `messageId` is that of the message it is about. */
  perform(operation: Operation, messageId: string): Issued {
    const answer = this.#ask(operation, messageId).then(
      (sent): Outcome => ({ ok: true, ...(sent === undefined ? {} : { messageId: sent }) }),
      (error: Error): Outcome => ({ ok: false, error }),
    );
    return { operation, answer };
  }

  /** Resolves when the connection is there again. A session that needs none is content. */
  async reconnect(): Promise<void> {
    await settled();
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const state = () => this.session.connection.state;
      if (state() === "connected" || state() === "idle") return;
      if (state() === "waiting") await this.clock.pass(ATTEMPT_STEP_MS * (attempt + 1));
      await this.#signal.until(
        () => state() !== "connecting",
        () => `${this.name} does not get beyond connecting`,
      );
    }
    throw new Error(`${this.name} does not connect: it is ${this.session.connection.state}`);
  }

  /** Resolves when everything asked so far is answered, and what the answers led to. */
  async rest(): Promise<void> {
    await settled();
    await this.#signal.until(
      () => this.line.answered,
      () => `the server owes an answer to ${this.name}`,
    );
    await settled();
  }

  /** As the log calls it. */
  get name(): string {
    return `${this.user}/${this.number % 2}`;
  }

  async #ask(operation: Operation, messageId: string): Promise<string | undefined> {
    if (operation.op === "rename") {
      await this.session.user(operation.user).set({ name: operation.name });
      return;
    }
    const conversation = this.session.conversation(operation.conversation);
    switch (operation.op) {
      case "send": {
        const reply = operation.reply === null ? {} : { referencedMessage: messageId };
        const sent = await conversation.send({ text: textOf(operation.message), ...reply });
        return sent.id;
      }
      case "edit":
        await conversation.message(messageId).edit(operation.text);
        return;
      case "delete":
        await conversation.message(messageId).delete();
        return;
      case "react":
        await conversation.message(messageId).reactions(operation.emoji).add();
        return;
      case "unreact":
        await conversation.message(messageId).reactions(operation.emoji).remove();
        return;
      case "read":
        await conversation.markAsRead();
        return;
      case "unread":
        await conversation.markAsUnread();
        return;
      case "create":
        await conversation.createIfNotExists();
        return;
      case "set":
        await conversation.set({ ...operation.attributes, ...operation.part });
        return;
      case "add":
        await conversation.participant(operation.user).createIfNotExists(created(operation.part));
        return;
      case "put":
        await conversation.participant(operation.user).set(operation.part);
        return;
      case "alter":
        await conversation.participant(operation.user).edit(operation.part);
        return;
      case "remove":
        await conversation.participant(operation.user).delete();
        return;
      default:
        return operation satisfies never;
    }
  }
}

/** Those who are created have no value to go back to. */
function created({ access, notify }: Part) {
  return {
    ...(access === undefined || access === null ? {} : { access }),
    ...(notify === undefined || notify === null ? {} : { notify }),
  };
}
