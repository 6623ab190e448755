import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text as allOf } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The app that `chinwag dev` makes, and its key. */
const APP_ID = "demo";
const SECRET_KEY = "sk_test_demo";

const DEFAULT_BINARY = fileURLToPath(new URL("../../../target/debug/chinwag", import.meta.url));
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** The real binary, on a free port, with a data folder of its own. */
export class ChinwagServer {
  readonly origin: string;
  readonly #data: string;
  readonly #settings: Record<string, string>;
  #child: ChildProcess;

  private constructor(running: Running, data: string, settings: Record<string, string>) {
    this.origin = running.origin;
    this.#child = running.child;
    this.#data = data;
    this.#settings = settings;
  }

  /** Resolves when it accepts connections. */
  static async start(
    settings: Record<string, string> = {},
    command: "dev" | "serve" = "dev",
  ): Promise<ChinwagServer> {
    const data = await mkdtemp(join(tmpdir(), "chinwag-e2e-"));
    return new ChinwagServer(await run(data, "0", settings, command), data, settings);
  }

  /** Ends at once, without a word to anybody, as in a power cut; or, with SIGTERM, in good order. */
  async crash(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    await end(this.#child, signal);
  }

  /** Starts again after a crash, on the same address and data. */
  async restart(): Promise<void> {
    this.#child = (await run(this.#data, new URL(this.origin).port, this.#settings)).child;
  }

  /** A request of a backend, with the secret key of the app. Throws when it is refused. */
  async rest(
    method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE",
    path: string,
    body?: unknown,
  ): Promise<unknown> {
    const response = await fetch(`${this.origin}/v1/${APP_ID}${path}`, {
      method,
      headers: { authorization: `Bearer ${SECRET_KEY}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
    }
    return JSON.parse(text);
  }

  /** Changes settings of the app, as `chinwag app set` does. The server takes them over within a second. */
  async set(...settings: string[]): Promise<void> {
    await this.command("app", "set", APP_ID, ...settings);
  }

  /** Changes what users of a role may do, as `chinwag app role set` does. */
  async setRole(role: string, ...settings: string[]): Promise<void> {
    await this.command("app", "role", "set", APP_ID, role, ...settings);
  }

  /** Brings history into the app, as `chinwag import` does, one object a line. */
  async import(lines: Iterable<object>): Promise<void> {
    const file = join(this.#data, "history.jsonl");
    await writeFile(file, Array.from(lines, (line) => JSON.stringify(line)).join("\n"));
    await this.command("import", APP_ID, file);
  }

  /** What the policy of a page has to allow, as `chinwag config csp` prints it. */
  async contentSecurityPolicy(): Promise<string> {
    const child = spawn(binary(), ["config", "csp"], {
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, CHINWAG_PUBLIC_URL: this.origin },
    });
    const [printed] = await Promise.all([allOf(child.stdout), once(child, "exit")]);
    return printed.trim();
  }

  /** Runs a command of the binary on the same data. */
  async command(...words: string[]): Promise<void> {
    const child = spawn(binary(), [...words, "--data", this.#data], { stdio: "ignore" });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`chinwag ${words.join(" ")} ended with ${code}`);
  }

  async stop(): Promise<void> {
    await end(this.#child, "SIGTERM");
    await rm(this.#data, { recursive: true, force: true });
  }
}

interface Running {
  origin: string;
  child: ChildProcess;
}

function binary(): string {
  return process.env.CHINWAG_BIN ?? DEFAULT_BINARY;
}

async function run(
  data: string,
  port: string,
  settings: Record<string, string>,
  command: "dev" | "serve" = "dev",
): Promise<Running> {
  const where = command === "dev" ? ["--port", port] : ["--listen", `127.0.0.1:${port}`];
  const child = spawn(binary(), [command, ...where, "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...settings },
  });
  try {
    return { origin: await printedAddress(child), child };
  } catch (error) {
    await end(child, "SIGKILL");
    throw error;
  }
}

/** Reads both outputs to their end, so that a talkative server never waits for us. */
function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const onLine = (line: string) => {
      said.push(line);
      const address = ADDRESS.exec(line);
      if (address !== null) {
        resolve(address[0]);
      }
    };
    for (const output of [child.stdout, child.stderr]) {
      if (output !== null) {
        createInterface({ input: output }).on("line", onLine);
      }
    }
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`the server ended with ${code} before it printed an address:\n${said.join("\n")}`));
    });
  });
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  }
}
