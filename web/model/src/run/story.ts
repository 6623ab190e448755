import type { ChinwagServer } from "../../../e2e/support/chinwag-server.ts";
import { look, remember } from "../check/look.ts";
import { compareWithTruth } from "../check/truth.ts";
import { enact, enactForBackEnd, type Verdict } from "../oracle/enact.ts";
import { Expected } from "../oracle/expected.ts";
import { textOf, World } from "../oracle/world.ts";
import { describe } from "../plan/describe.ts";
import type { BackEndOperation, Label, Operation, Plan, Step } from "../plan/operations.ts";
import { BackEnd } from "./back-end.ts";
import { type Issued, type Outcome, Player } from "./player.ts";
import { inTime, Signal, settled } from "./signal.ts";
import { type Watched, watch } from "./watched.ts";

type Sends = Extract<Step, { step: "race" }>["sends"];

/** A story while it is played: the real thing and the model, side by side. */
export class Story {
  /** What happened, line by line. */
  readonly log: string[] = [];
  readonly #plan: Plan;
  readonly #server: ChinwagServer;
  readonly #backEnd: BackEnd;
  readonly #signal = new Signal();
  readonly #world = new World();
  readonly #players: Player[];
  readonly #watched = new Map<number, Watched>();
  readonly #errors: unknown[] = [];
  #isDown = false;
  /** Whether sends were on their way when the server went down, so that it decides their order. */
  #racing = false;

  constructor(plan: Plan, server: ChinwagServer) {
    this.#plan = plan;
    this.#server = server;
    this.#backEnd = new BackEnd(server);
    const { seed } = plan;
    this.#players = plan.users.flatMap((user, i) =>
      [2 * i, 2 * i + 1].map((number) => {
        const options = { seed, number, user, host: server.origin };
        return new Player(options, this.#signal, (error) => this.#errors.push(error));
      }),
    );
  }

  /** Plays it to the end. Throws where the real thing and the model differ. */
  async play(): Promise<void> {
    for (const step of this.#plan.steps) {
      this.log.push(describe(step, this.#plan));
      await this.#step(step);
      if (this.#errors.length > 0) throw this.#errors[0];
    }
    // What was still on its way when all was well must not spoil it.
    await Promise.all(this.#players.map((player) => player.rest()));
    for (const watched of this.#watched.values()) this.#complain(watched, this.#look(watched));
  }

  end(): void {
    for (const { session } of this.#players) session.close();
  }

  async #step(step: Step): Promise<void> {
    switch (step.step) {
      case "do":
        return await this.#do(this.#player(step.session), step.operations);
      case "race":
        return await this.#race(this.#issueAll(step.sends));
      case "back end":
        return await this.#atBackEnd(step.operation);
      case "watch":
        return await this.#watch(step);
      case "unwatch":
        this.#watched.get(step.subscription)?.end();
        this.#watched.delete(step.subscription);
        return;
      case "more":
        return await this.#more(step.subscription, step.counts);
      case "fault":
        this.#player(step.session).line.break(step.fault);
        return await settled();
      case "mend":
        return await this.#mend(this.#player(step.session));
      case "pass":
        return await this.#pass(this.#player(step.session), step.ms);
      case "down":
        return await this.#down(step.how, step.sends);
      case "up":
        return await this.#up();
      case "check":
        return await this.#check();
      default:
        step satisfies never;
    }
  }

  #player(number: number): Player {
    return this.#players[number] as Player;
  }

  /** Calls everything in one tick. What is about a message that was never stored is left out. */
  #issue(player: Player, operations: readonly Operation[]): Issued[] {
    return operations.flatMap((operation) => {
      const about = "conversation" in operation ? this.#aboutMessage(operation) : "";
      return about === undefined ? [] : [player.perform(operation, about)];
    });
  }

  #issueAll(sends: Sends): { player: Player; issued: Issued[] }[] {
    return sends.map(({ session, operations }) => {
      const player = this.#player(session);
      return { player, issued: this.#issue(player, operations) };
    });
  }

  /** The id of the message that an operation is about, "" when it is about none. */
  #aboutMessage(operation: Operation | BackEndOperation): string | undefined {
    if (!("conversation" in operation)) return "";
    const label = "reply" in operation ? operation.reply : "message" in operation ? operation.message : null;
    return label === null ? "" : this.#idOf(operation.conversation, label);
  }

  /** `undefined` when it was never stored. */
  #idOf(conversation: Label, message: Label): string | undefined {
    return this.#world.conversation(conversation)?.landed.get(message);
  }

  async #do(player: Player, operations: readonly Operation[]): Promise<void> {
    const { fault } = player.line;
    const issued = this.#issue(player, operations);
    if (this.#isDown || fault === "cut" || fault === "mute") {
      player.waiting.push(...issued);
    } else if (fault === null) {
      await this.#take(player, issued);
    } else {
      await player.rest();
      // It takes effect now, and once more when it is repeated for want of an answer.
      for (const { operation } of issued) {
        const sent = operation.op === "send" ? player.line.sent.get(textOf(operation.message)) : undefined;
        enact(this.#world, player.user, operation, sent);
      }
      player.waiting.push(...issued);
    }
  }

  /** Takes the answers in order. */
  async #take(player: Player, issued: readonly Issued[]): Promise<void> {
    for (const { operation, answer } of issued) {
      const outcome = await inTime(answer, `${operation.op} of ${player.name}`);
      this.#enact(player, operation, outcome);
    }
  }

  #enact(player: Player, operation: Operation, outcome: Outcome): void {
    const messageId = outcome.ok ? outcome.messageId : undefined;
    const verdict = enact(this.#world, player.user, operation, messageId);
    const what = `${operation.op} of ${player.name}`;
    this.#judge(what, verdict, outcome.ok ? null : outcome.error);
    if (operation.op !== "send" || !outcome.ok) return;
    const landed = this.#world.conversation(operation.conversation)?.landed.get(operation.message);
    if (landed !== messageId) throw new Error(`${what}: it is ${messageId}, although it landed as ${landed}`);
  }

  #judge(what: string, verdict: Verdict, error: Error | null): void {
    const outcome = error ? "refused" : "done";
    if (verdict === "either" || verdict === outcome) return;
    throw new Error(`${what} was ${outcome}, not ${verdict}${error ? `: ${error.message}` : ""}`);
  }

  /** Takes the answers to sends whose order the server decided, in that order. */
  async #race(all: readonly { player: Player; issued: readonly Issued[] }[]): Promise<void> {
    const sent: { player: Player; operation: Operation; outcome: Outcome }[] = [];
    for (const { player, issued } of all) {
      for (const { operation, answer } of issued) {
        const outcome = await inTime(answer, `${operation.op} of ${player.name}`);
        sent.push({ player, operation, outcome });
      }
    }
    const idOf = ({ outcome }: { outcome: Outcome }) => (outcome.ok ? (outcome.messageId ?? "") : "");
    sent.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    for (const { player, operation, outcome } of sent) this.#enact(player, operation, outcome);
  }

  async #atBackEnd(operation: BackEndOperation): Promise<void> {
    const about = this.#aboutMessage(operation);
    if (about === undefined) return;
    let ids: string[] = [];
    let refusal: Error | null = null;
    try {
      ids = await this.#backEnd.perform(operation, about);
    } catch (error) {
      refusal = error as Error;
    }
    this.#judge(`${operation.op} of the back end`, enactForBackEnd(this.#world, operation, ids), refusal);
  }

  async #watch({ session, subscription, view, wait }: Extract<Step, { step: "watch" }>): Promise<void> {
    const player = this.#player(session);
    const about = view.view === "reactions" ? this.#idOf(view.conversation, view.message) : "";
    if (about === undefined) return;
    const watched = watch(player, view, about);
    this.#watched.set(subscription, watched);
    if (wait && player.line.fault === null && !this.#isDown) {
      await inTime(Promise.resolve(watched.subscription.connected), `#${subscription}`);
    }
  }

  async #more(subscription: number, counts: readonly number[]): Promise<void> {
    const watched = this.#watched.get(subscription);
    if (!watched || !("loadMore" in watched.subscription)) return;
    if (watched.player.line.fault !== null || this.#isDown) return;
    const { subscription: live } = watched;
    // There is nothing to load of a conversation that one is not in.
    const mayLoad = live.state.type !== "active" || live.state.latestSnapshot !== null;
    await inTime(Promise.all(counts.map((count) => live.loadMore(count))), `more of #${subscription}`);
    if (mayLoad) watched.shown.more += Math.max(...counts);
  }

  async #mend(player: Player): Promise<void> {
    player.line.mend();
    await player.reconnect();
    await this.#take(player, player.waiting);
    player.waiting = [];
  }

  async #pass(player: Player, ms: number): Promise<void> {
    if (player.line.fault !== null || this.#isDown) return;
    await player.clock.pass(ms, () => player.rest());
    await player.reconnect();
  }

  async #down(how: "kill" | "stop", sends: Sends): Promise<void> {
    const all = this.#issueAll(sends);
    for (const { player, issued } of all) player.waiting.push(...issued);
    this.#isDown = true;
    this.#racing = all.length > 0;
    await settled();
    await this.#server.crash(how === "kill" ? "SIGKILL" : "SIGTERM");
    for (const { line } of this.#players) line.break("cut");
    await settled();
  }

  /** Whatever was asked meanwhile is answered now: one session after the other, unless their sends race. */
  async #up(): Promise<void> {
    await this.#server.restart();
    this.#isDown = false;
    for (const player of this.#players) {
      if (!this.#racing) await this.#mend(player);
      player.line.mend();
      await player.reconnect();
    }
    await this.#race(this.#players.map((player) => ({ player, issued: player.waiting })));
    for (const player of this.#players) player.waiting = [];
  }

  async #check(): Promise<void> {
    const wrong = await compareWithTruth(this.#world, this.#plan.users, this.#backEnd);
    if (wrong !== null) throw new Error(wrong);
    for (const watched of this.#watched.values()) {
      const expected = new Expected(this.#world, watched.player.user);
      const lookAgain = () => look(watched, this.#world, expected);
      await this.#signal
        .until(
          () => lookAgain() === null,
          () => "",
        )
        .catch(() => this.#complain(watched, lookAgain()));
    }
    for (const watched of this.#watched.values())
      remember(watched, new Expected(this.#world, watched.player.user));
    this.#world.rest();
  }

  #look(watched: Watched): string | null {
    return look(watched, this.#world, new Expected(this.#world, watched.player.user));
  }

  #complain(watched: Watched, wrong: string | null): void {
    if (wrong === null) return;
    const number = [...this.#watched].find(([, one]) => one === watched)?.[0];
    const view = Object.values(watched.view).join(" ");
    throw new Error(`${watched.player.name}, #${number} (${view}): ${wrong}`);
  }
}
