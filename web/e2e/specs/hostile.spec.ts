import type { BrowserContext, Page } from "@playwright/test";
import { FILES, PAYLOADS } from "../hostile/payloads.ts";
import { messages } from "../support/chat.ts";
import type { ChinwagServer } from "../support/chinwag-server.ts";
import { expect, test } from "../support/test.ts";

/** As many as the message list shows at first. */
const PER_CONVERSATION = 30;
/** As many as one request may store. */
const BATCH = 10;
/** Names stand on one line, and are not longer. */
const NAMES = PAYLOADS.filter((payload) => !/\p{Cc}/u.test(payload) && payload.length <= 255);
/** A hostile text never makes one of these, nor any attribute that runs something. */
const FORBIDDEN =
  "script, iframe, object, embed, form:not(.message-field), base, meta, link, template, math, marquee";

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}

/** Stores every payload as a message, and those that can be as names, subjects, welcome messages and custom data. */
async function store(chinwag: ChinwagServer): Promise<number> {
  const conversations = chunks(PAYLOADS, PER_CONVERSATION);
  for (const [index, payloads] of conversations.entries()) {
    const name = (offset: number) => NAMES[(index * 5 + offset) % NAMES.length] ?? "";
    const villain = `villain-${index}`;
    const custom = { note: payloads[0] ?? "", "<img src=x onerror=alert(1)>": "x", __proto__: "x" };
    const photoUrl = `https://x.example/${encodeURIComponent(name(3))}.png`;
    await chinwag.rest("PUT", `/users/${villain}`, {
      name: name(0),
      welcomeMessage: name(1),
      custom,
      photoUrl,
    });
    await chinwag.rest("PUT", `/conversations/hostile-${index}`, {
      ...{ participants: ["alice", villain], subject: name(2), welcomeMessages: [name(4)], custom },
    });
    for (const batch of chunks(payloads, BATCH)) {
      const batched = batch.map((text) => ({ type: "UserMessage", sender: villain, text, custom }));
      await chinwag.rest("POST", `/conversations/hostile-${index}/messages`, batched);
    }
  }
  return conversations.length;
}

/** Counts what runs, in whichever way it says so. */
async function watch(page: Page | BrowserContext, ran: string[]): Promise<void> {
  await page.exposeFunction("itRan", (what: string) => ran.push(what));
  await page.addInitScript(() => {
    const tell = (what: string) => (window as unknown as { itRan: (what: string) => void }).itRan(what);
    for (const name of ["alert", "confirm", "prompt", "print", "open"] as const) {
      Object.defineProperty(window, name, { value: () => tell(name) });
    }
  });
}

/** What is in the shadow roots of a page that no text may make. */
function intruders(page: Page): Promise<string[]> {
  return page.evaluate((forbidden) => {
    const roots = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    return roots.flatMap((root) =>
      [...root.querySelectorAll("*")].flatMap((element) => {
        const { attributes } = element;
        const runs = [...attributes].some(
          ({ name, value }) => /^on/i.test(name) || /^\s*(javascript|data|vbscript):/i.test(value),
        );
        return runs || element.matches(forbidden)
          ? [`${element.tagName} ${[...attributes].map(({ name, value }) => `${name}=${value}`)}`]
          : [];
      }),
    );
  }, FORBIDDEN);
}

for (const [page, why] of [
  ["strict.html", "on a page with a strict policy and Trusted Types"],
  ["full-inbox.html", "nor on a page without any policy"],
] as const) {
  test(`none of ${PAYLOADS.length} hostile texts runs ${why}`, async ({ chinwag, open }) => {
    test.slow();
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(300);
    const count = await store(chinwag);
    const ran: string[] = [];
    const alice = await open(page, { user: "alice", conversation: "hostile-0" }, async (opened) => {
      opened.on("dialog", (dialog) => dialog.dismiss().then(() => ran.push(dialog.type())));
      opened.on("framenavigated", (frame) => {
        if (!frame.url().startsWith("http://localhost")) ran.push(frame.url());
      });
      await watch(opened, ran);
    });
    for (let index = 0; index < count; index++) {
      await alice.locator(`[data-conversation="hostile-${index}"]`).click();
      const rows = messages(alice).locator("li.message[t-message-id]");
      await expect(rows).toHaveCount(Math.min(PER_CONVERSATION, PAYLOADS.length - index * PER_CONVERSATION));
      expect(await intruders(alice)).toEqual([]);
    }
    if (page === "strict.html") {
      await alice.getByRole("button", { name: /^Open chat/ }).click();
      await expect(alice.getByRole("dialog", { name: "Chat" })).toBeVisible();
      const violations: string[] = await alice.evaluate("window.violations");
      // The pictures that the users' addresses name are not allowed on this page.
      expect(violations.filter((violation) => !violation.startsWith("img-src"))).toEqual([]);
    }
    expect(await intruders(alice)).toEqual([]);
    expect(ran).toEqual([]);
  });
}

test("what would run is seen to run", async ({ open }) => {
  const ran: string[] = [];
  const alice = await open("full-inbox.html", { user: "alice" }, (page) => watch(page, ran));
  await alice.evaluate(() => {
    const image = document.createElement("img");
    image.setAttribute("onerror", "alert(1)");
    image.src = "data:,";
  });
  await expect.poll(() => ran).toEqual(["alert"]);
});

/** Uploads a file of a back end, and gives its address. */
async function upload(chinwag: ChinwagServer, filename: string, content: string): Promise<string> {
  const form = new FormData();
  form.set("filename", filename);
  form.set("file", new Blob([Buffer.from(content, "latin1")]), "x");
  const headers = { authorization: "Bearer sk_test_demo" };
  const answer = await fetch(`${chinwag.origin}/v1/demo/files`, { method: "POST", headers, body: form });
  const { attachmentToken } = (await answer.json()) as { attachmentToken: string };
  const message = { type: "UserMessage", sender: "bob", attachmentToken };
  await chinwag.rest("POST", "/conversations/alice-bob/messages", [message]);
  const page = (await chinwag.rest("GET", "/conversations/alice-bob/messages?limit=1")) as {
    data: { attachment: { url: string } }[];
  };
  return page.data[0]?.attachment.url ?? "";
}

// shows: D37
test("no file runs, however it is opened, nor does its name", async ({ chinwag, site, browser, open }) => {
  test.slow();
  const ran: string[] = [];
  const urls: string[] = [];
  for (const [filename, content] of FILES) urls.push(await upload(chinwag, filename, content));
  for (const name of NAMES.slice(0, 30)) await upload(chinwag, name, "x");
  const alice = await open("strict.html", { user: "alice", conversation: "alice-bob" }, (page) =>
    watch(page, ran),
  );
  await expect(messages(alice).locator("li.message").first()).toBeVisible();
  expect(await intruders(alice)).toEqual([]);

  const context = await browser.newContext();
  await watch(context, ran);
  context.on("dialog", (dialog) => dialog.dismiss().then(() => ran.push(dialog.type())));
  for (const url of urls) {
    const page = await context.newPage();
    // What is to be saved is no page to go to.
    await page.goto(url).catch(() => undefined);
    await page.close();
  }
  const thief = await context.newPage();
  await thief.goto(`${site.origin}/snippet.html`);
  await thief.evaluate(async (sources) => {
    const loaded = sources.map((src) => {
      const script = Object.assign(document.createElement("script"), { src });
      document.head.append(script);
      return new Promise((resolve) => script.addEventListener("error", resolve, { once: true }));
    });
    await Promise.all(loaded);
  }, urls);
  await context.close();
  expect(ran).toEqual([]);
});
