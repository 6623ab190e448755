import type { Client } from "../client.ts";

/** What proves who one is, and how to get a new proof before the old one runs out. */
export class Credentials {
  readonly #client: Client;
  #token: string | undefined;
  #expiresAt: number | null = null;
  /** How far the server's clock is ahead. */
  #aheadMs = 0;
  #asked = false;

  constructor(client: Client) {
    this.#client = client;
    this.#token = client.options.token;
  }

  /** Whether somebody can be asked for another token. */
  get renewable(): boolean {
    const { options, session } = this.#client;
    return !!(options.tokenFetcher || session.onNeedToken);
  }

  /** Whether connecting now makes sense; otherwise `renew` first. */
  get ready(): boolean {
    const { options, platform } = this.#client;
    const expired = this.#expiresAt !== null && this.#expiresAt <= platform.now();
    const hasToken = this.#token !== undefined && !expired;
    return hasToken || options.signature !== undefined || !this.renewable;
  }

  /** What `hello` carries: a token where there is one. */
  get proof(): { token?: string; signature?: string | undefined } {
    const token = this.#token;
    return token === undefined ? { signature: this.#client.options.signature } : { token };
  }

  /** The server said when the token runs out, by its own clock, and perhaps what time that is now. */
  accepted(expiresAt: number | null, serverNow?: number): void {
    if (serverNow !== undefined) this.#aheadMs = serverNow - this.#client.platform.now();
    this.#expiresAt = expiresAt === null ? null : expiresAt - this.#aheadMs;
  }

  /** The server refused the session: that is its end, unless only the token is too old and there can be another. */
  refused(error: Error, isTooOld: boolean): void {
    const { connection } = this.#client;
    if (!isTooOld || !this.renewable) {
      connection.end(error);
      return;
    }
    this.#token = undefined;
    connection.reconnect();
  }

  /** Asks the application for a token, unless it is asked already. */
  renew(): void {
    if (this.#asked) return;
    this.#asked = true;
    const { connection, hub, options, platform, requests, session } = this.#client;
    const { tokenFetcher } = options;
    if (!tokenFetcher) {
      hub.run(() => session.onNeedToken?.());
      return;
    }
    // The fetcher may throw at once, reject, or answer with a token or a promise: all four end here.
    new Promise<string>((resolve) => resolve(tokenFetcher() ?? "")).then(
      (token) => this.set(token),
      (error: unknown) => {
        this.#asked = false;
        platform.reportError(error);
        // Without a token there is no way on but to ask again later; with one, the present one may still do.
        if (!requests.connected) connection.reconnect();
      },
    );
  }

  /** A new token is there. */
  set(token: string): void {
    this.#asked = false;
    this.#token = token;
    this.#expiresAt = null;
    const { connection, requests } = this.#client;
    if (!requests.connected) {
      connection.tryToOpen();
      return;
    }
    requests.ask(
      "token.set",
      { token },
      {
        momentary: true,
        done: ({ tokenExpiresAt }) => this.accepted(tokenExpiresAt),
        failed: (error) => connection.end(error),
      },
    );
  }
}
