import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const PAGES = new URL("../pages/", import.meta.url);

/**
 * A web site that embeds chat: the pages of `pages/`, on an origin of its own, so that the script, its chunks and
 * the WebSocket all come from elsewhere, as on a real site. `{{chinwag}}` in a page becomes the server's origin,
 * and `{{socket}}` that of its WebSocket.
 */
export class HostSite {
  readonly origin: string;
  /** What each page is answered with besides. */
  readonly headers: Map<string, string>;
  readonly #server: Server;

  private constructor(origin: string, headers: Map<string, string>, server: Server) {
    this.origin = origin;
    this.headers = headers;
    this.#server = server;
  }

  static async start(chinwagOrigin: string): Promise<HostSite> {
    const headers = new Map<string, string>();
    const server = createServer(async (request, response) => {
      try {
        const name = new URL(request.url ?? "/", "http://host").pathname.slice(1);
        const page = await readFile(new URL(name, PAGES), "utf8");
        response.setHeader("content-type", "text/html; charset=utf-8");
        response.setHeaders(headers);
        const socket = chinwagOrigin.replace("http", "ws");
        response.end(page.replaceAll("{{chinwag}}", chinwagOrigin).replaceAll("{{socket}}", socket));
      } catch {
        response.statusCode = 404;
        response.end("no such page");
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // Another host name than the server's address makes it another site, not just another port.
    const { port } = server.address() as AddressInfo;
    return new HostSite(`http://localhost:${port}`, headers, server);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
