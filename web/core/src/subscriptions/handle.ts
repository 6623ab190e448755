import { ChinwagError } from "../errors.ts";
import type { ErrorState, PendingState, UnsubscribedState } from "../types/subscription.ts";

const PENDING: PendingState = Object.freeze({ type: "pending" });
const UNSUBSCRIBED: UnsubscribedState = Object.freeze({ type: "unsubscribed" });

/** What a subscription shows. */
export interface Active {
  readonly type: "active";
  readonly latestSnapshot: unknown;
  readonly loadedAll?: boolean;
}

/** The same as a callback takes it; lists say whether they are complete. */
export type Shown<A extends Active> = A extends { readonly loadedAll: boolean }
  ? [latestSnapshot: A["latestSnapshot"], loadedAll: boolean]
  : [latestSnapshot: A["latestSnapshot"]];

/** What a subscription shows, and to whom. */
export interface HandleOptions<A extends Active> {
  /**
   * What to show now, given what is shown; `null` leaves that as it is. Called only while the subscription lives.
   */
  select: (previous: A | null) => Shown<A> | null;
  /** The application's callback, if it gave one. */
  callback: ((...shown: Shown<A>) => void) | undefined;
  /** Gives back what the subscription holds. Called once. */
  release: () => void;
}

/** What a call of `subscribe` returns. Many of them share what they show. */
export class Handle<A extends Active> {
  state: PendingState | A | UnsubscribedState | ErrorState = PENDING;
  readonly connected: Promise<A>;
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  readonly #options: HandleOptions<A>;
  /** What is shown and has not been told of. */
  #untold: Shown<A> | null = null;
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
    const { active } = this;
    const shown = this.#options.select(active);
    if (!shown) return;
    const [latestSnapshot, loadedAll] = shown as [unknown, boolean?];
    if (active?.latestSnapshot === latestSnapshot && active?.loadedAll === loadedAll) return;
    const complete = loadedAll !== undefined && { loadedAll };
    const next = Object.freeze({ type: "active", latestSnapshot, ...complete }) as unknown as A;
    this.#untold = shown;
    this.state = next;
    this.#connect(next);
  }

  /** Tells the application what it has not been told of. */
  notify(): void {
    const shown = this.#untold;
    this.#untold = null;
    if (shown && this.alive) this.#options.callback?.(...shown);
  }

  /** Works apart from the handle, too, as in `return subscription.unsubscribe`. */
  readonly unsubscribe = (): void => {
    this.#end(UNSUBSCRIBED, new ChinwagError("UNSUBSCRIBED", "Unsubscribed before it connected."));
  };

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
