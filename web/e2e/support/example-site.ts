import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const EXAMPLES = new URL("../../../examples/", import.meta.url);
/** Where the examples look for their server. */
const WRITTEN = "http://127.0.0.1:8080";
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** An example as it was built, on an origin of its own. */
export interface ExampleSite {
  readonly origin: string;
  stop(): Promise<void>;
}

/** The files of an example; its page is told where the server of the test is. */
export async function serveFiles(folder: string, chinwagOrigin: string): Promise<ExampleSite> {
  const root = new URL(`${folder}/`, EXAMPLES);
  if (!existsSync(new URL("index.html", root))) {
    throw new Error(`examples/${folder} was not built: run cargo xtask examples`);
  }
  const server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    const name = pathname === "/" ? "index.html" : pathname.slice(1);
    try {
      const file = await readFile(new URL(name, root));
      response.setHeader("content-type", TYPES[extname(name)] ?? "application/octet-stream");
      response.end(name === "index.html" ? String(file).replaceAll(WRITTEN, chinwagOrigin) : file);
    } catch {
      response.statusCode = name === "favicon.ico" ? 204 : 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The example with Next.js, run by its own server; `said` is what that prints. */
export async function runNext(chinwagOrigin: string): Promise<ExampleSite & { said: string[] }> {
  const next = fileURLToPath(new URL("node_modules/next/dist/bin/next", EXAMPLES));
  const child = spawn(process.execPath, [next, "start", "--port", "0", "--hostname", "127.0.0.1"], {
    cwd: fileURLToPath(new URL("next/", EXAMPLES)),
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      CHINWAG_HOST: chinwagOrigin,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  return { origin: await printedOrigin(child, said), said, stop: () => end(child) };
}

function printedOrigin(child: ChildProcess, said: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const output of [child.stdout, child.stderr]) {
      if (!output) continue;
      createInterface({ input: output }).on("line", (line) => {
        said.push(line);
        const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
        if (origin) resolve(origin);
      });
    }
    child.once("exit", (code) => reject(new Error(`it ended with ${code}:\n${said.join("\n")}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}
