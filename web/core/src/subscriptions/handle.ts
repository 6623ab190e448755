import { ChinwagError } from "../errors.ts";
import type { ErrorState, PendingState, UnsubscribedState } from "../types/subscription.ts";

const PENDING: PendingState = Object.freeze({ type: "pending" });
const UNSUBSCRIBED: UnsubscribedState = Object.freeze({ type: "unsubscribed" });

/** What a subscription shows, and to whom. */
export interface HandleOptions<A> {
  /**
   * What to show now, given what is shown: the same object when nothing changed, `null` when nothing can be shown
   * yet. Called only while the subscription lives.
   */
  select: (previous: A | null) => A | null;
  /** Calls the application's callback, if it gave one. */
  notify: (active: A) => void;
  /** Gives back what the subscription holds. Called once. */
  release: () => void;
}

/** What a call of `subscribe` returns. Many of them share what they show. */
export class Handle<A extends { readonly type: "active" }> {
  state: PendingState | A | UnsubscribedState | ErrorState = PENDING;
  readonly connected: Promise<A>;
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  readonly #options: HandleOptions<A>;
  #notified: A | null = null;
  #connect!: (active: A) => void;
  #refuse!: (error: Error) => void;
  #terminate!: (state: UnsubscribedState | ErrorState) => void;

  constructor(options: HandleOptions<A>) {
    this.#options = options;
    this.connected = new Promise((resolve, reject) => {
      this.#connect = resolve;
      this.#refuse = reject;
    });
    // Who does not wait for it must not hear of an unhandled rejection.
    this.connected.catch(() => {});
    this.terminated = new Promise((resolve) => {
      this.#terminate = resolve;
    });
  }

  /** Whether the subscription has not ended. */
  get alive(): boolean {
    return this.state.type === "pending" || this.state.type === "active";
  }

  /** What is shown, if anything is. */
  get active(): A | null {
    return this.state.type === "active" ? (this.state as A) : null;
  }

  /** Brings the state up to date, without telling anybody. */
  refresh(): void {
    if (!this.alive) return;
    const next = this.#options.select(this.active);
    if (!next || next === this.state) return;
    this.state = Object.freeze(next);
    this.#connect(next);
  }

  /** Tells the application what it has not been told of. */
  notify(): void {
    const active = this.active;
    if (!active || active === this.#notified) return;
    this.#notified = active;
    this.#options.notify(active);
  }

  unsubscribe(): void {
    this.#end(UNSUBSCRIBED, new ChinwagError("UNSUBSCRIBED", "The subscription ended before it connected."));
  }

  /** Ends the subscription because it cannot go on. */
  fail(error: Error): void {
    this.#end(Object.freeze({ type: "error", error }), error);
  }

  #end(state: UnsubscribedState | ErrorState, error: Error): void {
    if (!this.alive) return;
    this.state = state;
    this.#refuse(error);
    this.#terminate(state);
    this.#options.release();
  }
}
