import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { conversations, field, message, messageRow } from "../support/chat.ts";
import type { ChinwagServer } from "../support/chinwag-server.ts";
import type { HostSite } from "../support/host-site.ts";
import { expect, test } from "../support/test.ts";
import { FOLDER } from "./folder.ts";

const DESKTOP = { width: 1280, height: 960 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

async function show(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  return context.newPage();
}

/** Opens an Inbox that fills the window. */
async function showInbox(page: Page, site: HostSite, parameters: Record<string, string>): Promise<void> {
  await page.goto(`${site.origin}/full-inbox.html?${new URLSearchParams(parameters)}`);
  await expect(conversations(page).first()).toBeVisible();
}

test("the demo, light and dark", async ({ chinwag, browser }) => {
  for (const [name, colorScheme] of [
    ["light", "light"],
    ["dark", "dark"],
  ] as const) {
    const page = await show(browser, { colorScheme });
    await page.goto(chinwag.origin);
    await expect(conversations(page).first()).toBeVisible();
    await expect(field(page)).toHaveCount(2);
    await page.screenshot({ path: `${FOLDER}demo-${name}.png` });
  }
});

test("the shop with its popup open", async ({ chinwag, browser }) => {
  const page = await show(browser, {});
  await page.goto(`${chinwag.origin}/shop.html`);
  await page.getByRole("button", { name: /chat/i }).last().click();
  await expect(field(page)).toBeVisible();
  await page.screenshot({ path: `${FOLDER}demo-popup.png` });
});

/** A conversation with a reply, reactions, files sent and a file that is being sent. */
async function showActing(
  chinwag: ChinwagServer,
  page: Page,
  site: HostSite,
  query: { user: string; dir?: string },
) {
  await chinwag.rest("PUT", "/conversations/trip", { participants: ["alice", "bob"], subject: "The trip" });
  await chinwag.rest("POST", "/conversations/trip/messages", [
    { type: "UserMessage", sender: "bob", text: "Where shall we meet on Saturday?" },
    { type: "UserMessage", sender: "alice", text: "At the station, *9:15*, below the big clock" },
  ]);
  const { data } = (await chinwag.rest("GET", "/conversations/trip/messages")) as { data: { id: string }[] };
  await chinwag.rest("POST", "/conversations/trip/messages", [
    {
      type: "UserMessage",
      sender: "bob",
      text: "Perfect, I bring the map",
      referencedMessageId: data[0]?.id,
    },
  ]);
  await page.goto(`${site.origin}/chatbox.html?${new URLSearchParams({ conversation: "trip", ...query })}`);
  if (query.dir) await page.evaluate((dir) => document.documentElement.setAttribute("dir", dir), query.dir);
  await expect(message(page, "Perfect, I bring the map")).toBeVisible();
  const chooser = page.locator("input[type=file]");
  await chooser.setInputFiles([
    { name: "Route.pdf", mimeType: "", buffer: Buffer.alloc(480_000, "%PDF-1.7 ") },
  ]);
  await field(page).press("Enter");
  await expect(page.getByRole("link", { name: "Route.pdf" })).toBeVisible();
  await messageRow(page, "Perfect, I bring the map").hover();
  await messageRow(page, "Perfect, I bring the map")
    .getByRole("button", { name: "Message actions" })
    .press("Enter");
  await page.getByRole("menuitem", { name: "React with ❤️" }).click();
  await messageRow(page, "Perfect, I bring the map")
    .getByRole("button", { name: "Message actions" })
    .press("Enter");
  await page.getByRole("menuitem", { name: "Reply" }).click();
  await page.route("**/uploads/**", () => undefined);
  await chooser.setInputFiles([
    {
      name: "A very long name of a picture from the mountains.jpg",
      mimeType: "",
      buffer: Buffer.alloc(2_300_000),
    },
  ]);
  await field(page).fill("And I bring the sandwiches");
  await messageRow(page, "Perfect, I bring the map").hover();
  await messageRow(page, "Perfect, I bring the map")
    .getByRole("button", { name: "Message actions" })
    .press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
}

test("acting on messages: light, dark, on a phone, right to left", async ({ chinwag, site, browser }) => {
  const desktop = { viewport: { width: 720, height: 616 } };
  for (const [name, options, query] of [
    ["acting", desktop, {}],
    ["acting-dark", { ...desktop, colorScheme: "dark" }, {}],
    ["acting-phone", PHONE, {}],
    ["acting-rtl", desktop, { dir: "rtl" }],
  ] as const) {
    const page = await show(browser, options);
    await showActing(chinwag, page, site, { user: "alice", ...query });
    await page.screenshot({ path: `${FOLDER}${name}.png` });
    await chinwag.rest("DELETE", "/conversations/trip");
  }
});

const load = process.env.CHINWAG_LOAD ?? "";
const chat = process.env.CHINWAG_REAL_CHAT ?? "";

// The real chat is not part of the repository.
if (existsSync(load) && existsSync(chat))
  test("real chat, scrolled back through its history", async ({ chinwag, site, browser }) => {
    const app = ["--app", "demo", "--key", "sk_test_demo"];
    execFileSync(load, [
      "import-irc",
      "--server",
      chinwag.origin,
      ...app,
      "--data",
      chat,
      "--conversations",
      "20",
    ]);
    const page = await show(browser, { viewport: { width: 1280, height: 800 } });
    await showInbox(page, site, { user: "Seveas" });
    await conversations(page).nth(1).getByRole("button").click();
    await expect(field(page)).toBeVisible();
    const newest = page.getByRole("region", { name: "Messages" }).getByRole("listitem");
    for (let wanted = 60; wanted <= 300; wanted += 30) {
      await page.getByRole("region", { name: "Messages" }).hover();
      await page.mouse.wheel(0, -20_000);
      await expect.poll(() => newest.count()).toBeGreaterThan(Math.min(wanted / 2, 60));
    }
    await page.screenshot({ path: `${FOLDER}real-chat.png` });
  });
