import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { barriers } from "../support/axe.ts";
import { message, messages, say } from "../support/chat.ts";
import { pictureOf } from "../support/picture.ts";
import { test as base, expect } from "../support/test.ts";

/** A web of one site, on this machine. */
interface Web {
  readonly origin: string;
  /** What was asked for, and by whom. */
  readonly asked: { path: string; agent: string }[];
  /** Lets the page at `/late` come. */
  release(): void;
}

const PAGE = `<!doctype html><title>Shop</title><meta property="og:site_name" content="The Shop">
  <meta property="og:title" content="A red &lt;b&gt;bicycle&lt;/b&gt;"><meta property="og:image" content="/bike.png">
  <meta property="og:description" content="With a bell, a light and a basket for what one takes along.">`;

const test = base.extend<{ web: Web }>({
  settings: { CHINWAG_LINK_PREVIEWS_ALLOW_PRIVATE: "true" },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  web: async ({}, use) => {
    const asked: Web["asked"] = [];
    const late: ServerResponse[] = [];
    const png = pictureOf(600, 315);
    const server = createServer((request, response) => {
      const path = request.url ?? "";
      asked.push({ path, agent: request.headers["user-agent"] ?? "" });
      response.setHeader("content-type", path === "/bike.png" ? "image/png" : "text/html");
      if (path === "/bike.png") response.end(png);
      else if (path === "/late") late.push(response);
      else response.end(PAGE);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await use({
      origin,
      asked,
      release: () => late.splice(0).forEach((response) => void response.end(PAGE)),
    });
    server.closeAllConnections();
    server.close();
  },
});

const card = (page: Page) => messages(page).getByRole("link", { name: /A red <b>bicycle<\/b>/ });

// shows: D42
test("what is behind a link is shown below the text, as the server has read it", async ({
  chinwag,
  open,
  web,
}) => {
  await chinwag.set("--link-previews", "on");
  const told: string[] = [];
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" }, (page) => {
    page.on("request", (request) => told.push(request.url()));
  });
  const link = `${web.origin}/bike`;
  await say(alice, `look at *${link}* and not ${web.origin}/other`);
  await expect(card(bob)).toBeVisible();
  await expect(card(alice)).toBeVisible();
  await expect(card(bob)).toContainText(/The Shop · 127\.0\.0\.1/);
  await expect(card(bob)).toContainText("With a bell");
  await expect(card(bob)).toHaveAttribute("href", link);
  await expect(card(bob)).toHaveAttribute("target", "_blank");
  await expect(card(bob)).toHaveAttribute("rel", /noopener/);
  const image = card(bob).locator("img");
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(600);
  // The site was asked once for both, and by the server.
  expect(web.asked.map(({ path }) => path)).toEqual(["/bike", "/bike.png"]);
  expect(web.asked.every(({ agent }) => agent.startsWith("Chinwag/"))).toBe(true);
  expect(told.filter((url) => url.startsWith(web.origin))).toEqual([]);
  for (const scheme of ["light", "dark"] as const) {
    await bob.emulateMedia({ colorScheme: scheme });
    await alice.emulateMedia({ colorScheme: scheme });
    expect(await barriers(bob)).toEqual([]);
    expect(await barriers(alice)).toEqual([]);
  }

  // It follows what the message says.
  const [sent] = (
    (await chinwag.rest("GET", "/conversations/alice-bob/messages?limit=1")) as { data: { id: string }[] }
  ).data;
  await chinwag.rest("PUT", `/conversations/alice-bob/messages/${sent?.id}`, { text: "never mind" });
  await expect(message(bob, "never mind")).toBeVisible();
  await expect(card(bob)).toHaveCount(0);
});

test("where previews are off nothing is asked", async ({ open, web }) => {
  const told: string[] = [];
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" }, (page) => {
    page.on("request", (request) => told.push(request.url()));
    page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => told.push(String(payload))));
  });
  await say(alice, `${web.origin}/bike`);
  await say(alice, "and that is all");
  await expect(message(alice, "and that is all")).toBeVisible();
  await expect(messages(alice).locator("[t-status=sent]").last()).toContainText("and that is all");
  expect(told.filter((one) => /preview|link-card/.test(one))).toEqual([]);
  expect(web.asked).toEqual([]);
});

test("a card that comes late does not move what is read", async ({ chinwag, open, web }) => {
  await chinwag.set("--link-previews", "on");
  await chinwag.rest("PUT", "/conversations/late", { participants: ["alice", "bob"] });
  const said = (text: string) => ({ type: "UserMessage", sender: "bob", text });
  const many = Array.from({ length: 20 }, (_, index) => said(`line ${index}`));
  await chinwag.rest("POST", "/conversations/late/messages", many.slice(0, 10));
  await chinwag.rest("POST", "/conversations/late/messages", [
    said(`${web.origin}/late`),
    ...many.slice(10, 19),
  ]);
  await chinwag.rest(
    "POST",
    "/conversations/late/messages",
    many.slice(0, 10).map(({ text }) => said(`later ${text}`)),
  );
  const alice = await open("chatbox.html", { user: "alice", conversation: "late" });
  await expect.poll(() => web.asked.length).toBe(1);
  const line = message(alice, "line 14");
  await messages(alice).evaluate((list) =>
    list.scrollTo({ top: list.scrollHeight - list.clientHeight - 250 }),
  );
  const first = message(alice, "line 18");
  await expect(first).toBeAttached();
  const top = async () => (await first.boundingBox())?.y ?? Number.NaN;
  const before = await top();
  web.release();
  await expect(card(alice)).toHaveCount(1);
  await expect(line).toBeAttached();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
});

test("the printed policy is all that a card needs", async ({ chinwag, site, open, web }) => {
  await chinwag.set("--link-previews", "on");
  const printed = (await chinwag.contentSecurityPolicy()).replaceAll("{NONCE}", "c2VjcmV0");
  site.headers.set("content-security-policy", `default-src 'none'; ${printed}`);
  const alice = await open("nonce.html", {});
  await alice.setViewportSize({ width: 360, height: 640 });
  await say(alice, `${web.origin}/bike`);
  const image = card(alice).locator("img");
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(600);
  // It is no wider than a phone.
  expect(await messages(alice).evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);
  expect(await alice.evaluate("window.violations")).toEqual([]);
});
