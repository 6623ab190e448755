import type { Page, WebSocketRoute } from "@playwright/test";

/** The connection of one page to the server, which a test can cut and mend. */
export class Line {
  #isCut = false;
  readonly #open = new Set<WebSocketRoute>();

  /** Takes hold of the connections that a page will open. For `open`'s `prepare`. */
  async hold(page: Page): Promise<void> {
    // The wait between two attempts is short, whatever chance says: what is tested here is not how patient we are.
    await page.addInitScript(() => {
      Math.random = () => 0.05;
    });
    await page.routeWebSocket(/.*/, (socket) => {
      if (this.#isCut) {
        void socket.close({ code: 1001 });
        return;
      }
      socket.connectToServer();
      this.#open.add(socket);
    });
  }

  /** Ends the connection, and every new one at once. */
  async cut(): Promise<void> {
    this.#isCut = true;
    await Promise.all([...this.#open].map((socket) => socket.close({ code: 1001 })));
    this.#open.clear();
  }

  /** Lets the page connect again. */
  mend(): void {
    this.#isCut = false;
  }
}
