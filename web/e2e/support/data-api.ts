import { createHmac } from "node:crypto";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getTalkSession, registerPolyfills, type TalkSession, type TalkSessionOptions } from "@chinwag/core";
import WebSocket from "ws";
import type { ChinwagServer } from "./chinwag-server.ts";
import { test as base } from "./test.ts";

// Node 20 has no WebSocket of its own.
registerPolyfills({ WebSocket });

/** A session of the data API in Node, against the real server. */
export type Join = (userId: string, options?: Partial<TalkSessionOptions>) => TalkSession;

/** A session that shares nothing with others of the same user, as in another tab. */
export type JoinApart = (userId: string) => Promise<TalkSession>;

/** A test with sessions in Node, which end with it. */
export const test = base.extend<{ join: Join; joinApart: JoinApart }>({
  join: async ({ chinwag }, use) => {
    const sessions: TalkSession[] = [];
    await use((userId, options = {}) => {
      const session = getTalkSession({ appId: "demo", host: chinwag.origin, userId, ...options });
      sessions.push(session);
      return session;
    });
    for (const session of sessions) session.close();
  },
  joinApart: async ({ chinwag }, use) => {
    const sessions: TalkSession[] = [];
    const copies: string[] = [];
    await use(async (userId) => {
      // Each tab has a copy of the package, all its files, for itself.
      const copy = await mkdtemp(join(tmpdir(), "chinwag-tab-"));
      copies.push(copy);
      const entry = fileURLToPath(import.meta.resolve("@chinwag/core"));
      await cp(dirname(entry), copy, { recursive: true });
      await writeFile(join(copy, "package.json"), '{ "type": "module" }');
      const core: typeof import("@chinwag/core") = await import(join(copy, basename(entry)));
      core.registerPolyfills({ WebSocket });
      const session = core.getTalkSession({ appId: "demo", host: chinwag.origin, userId });
      sessions.push(session);
      return session;
    });
    for (const session of sessions) session.close();
    for (const copy of copies) await rm(copy, { recursive: true });
  },
});

/** A token that expires after so many seconds. */
export function token(userId: string, seconds: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + seconds;
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part({ tokenType: "user", iss: "demo", sub: userId, exp })}`;
  return `${text}.${createHmac("sha256", "sk_test_demo").update(text).digest("base64url")}`;
}

/** A user as backends see them, private fields included. */
export function privateUser(chinwag: ChinwagServer, id: string): Promise<unknown> {
  return chinwag.rest("GET", `/users/${id}`);
}
