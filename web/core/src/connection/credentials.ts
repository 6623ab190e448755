import type { Platform } from "../platform.ts";
import type { TalkSessionOptions } from "../types/session.ts";

/** What proves who one is, and how to get a new proof before the old one runs out. */
export class Credentials {
  readonly #platform: Platform;
  readonly #fetcher: (() => string | Promise<string>) | undefined;
  readonly #signature: string | undefined;
  readonly #callback: () => (() => void) | undefined;
  readonly #changed: (token: string) => void;
  readonly #fetchFailed: (error: unknown) => void;
  #token: string | undefined;
  #expiresAt: number | null = null;
  /** How far the server's clock is ahead. */
  #aheadMs = 0;
  #asked = false;

  /** `callback` gives the application's `onNeedToken`; `changed` is called with each new token. */
  constructor(
    platform: Platform,
    options: TalkSessionOptions,
    callback: () => (() => void) | undefined,
    changed: (token: string) => void,
    fetchFailed: (error: unknown) => void,
  ) {
    this.#platform = platform;
    this.#token = options.token;
    this.#signature = options.signature;
    this.#fetcher = options.tokenFetcher;
    this.#callback = callback;
    this.#changed = changed;
    this.#fetchFailed = fetchFailed;
  }

  /** Whether somebody can be asked for another token. */
  get renewable(): boolean {
    return this.#fetcher !== undefined || this.#callback() !== undefined;
  }

  /** Whether connecting now makes sense; otherwise `renew` first. */
  get ready(): boolean {
    if (!this.renewable) return true;
    const expired = this.#expiresAt !== null && this.#expiresAt <= this.#platform.now();
    return this.#signature !== undefined || (this.#token !== undefined && !expired);
  }

  /** What `hello` carries. */
  get proof(): { token?: string; signature?: string } {
    if (this.#token !== undefined) return { token: this.#token };
    return this.#signature === undefined ? {} : { signature: this.#signature };
  }

  /** The server said when the token runs out, by its own clock, and perhaps what time that is now. */
  accepted(expiresAt: number | null, serverNow?: number): void {
    if (serverNow !== undefined) this.#aheadMs = serverNow - this.#platform.now();
    this.#expiresAt = expiresAt === null ? null : expiresAt - this.#aheadMs;
  }

  /** The server does not take the token any more. */
  refused(): void {
    this.#token = undefined;
  }

  /** Asks the application for a token, unless it is asked already. */
  renew(): void {
    if (this.#asked) return;
    this.#asked = true;
    if (!this.#fetcher) {
      this.#callback()?.();
      return;
    }
    // The fetcher may throw at once, reject, or answer with a token or a promise: all four end here.
    new Promise<string>((resolve) => resolve(this.#fetcher?.() ?? "")).then(
      (token) => this.set(token),
      (error: unknown) => {
        this.#asked = false;
        this.#fetchFailed(error);
      },
    );
  }

  /** A new token is there. */
  set(token: string): void {
    this.#asked = false;
    this.#token = token;
    this.#expiresAt = null;
    this.#changed(token);
  }
}
