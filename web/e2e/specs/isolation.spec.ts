import type { Locator, Page } from "@playwright/test";
import { conversations, field, message } from "../support/chat.ts";
import { expect, test } from "../support/try-page.ts";
import { visibleDifference } from "../support/visible-difference.ts";

/** Everything that a page inherits down to what is in it. */
const INHERITED = `
  font: italic 900 40px/3 fantasy !important; color: rgb(255, 0, 0) !important; letter-spacing: 9px !important;
  word-spacing: 20px !important; text-transform: uppercase !important; text-align: right !important;
  text-indent: 30px !important; text-shadow: 3px 3px 3px lime !important; white-space: nowrap !important;
  list-style: square inside !important; cursor: wait !important; quotes: none !important; word-break: break-all !important;
  hyphens: auto !important; visibility: visible !important; caret-color: lime !important; accent-color: lime !important;
  font-variant: small-caps !important; tab-size: 20 !important; scrollbar-color: red lime !important;
  -webkit-text-stroke: 2px lime !important; -webkit-text-fill-color: lime !important; text-decoration: line-through !important;
  --bg: red !important; --text: lime !important; --brand: lime !important; --own: lime !important; --line: lime !important;
  --safe-top: 60px !important; --safe-bottom: 60px !important; --surface: lime !important; --size: 90px !important;
  --hue: 140 !important; --radius-bubble: 0 !important; --font-base: 40px !important; --link: lime !important;`;

/** What else can be done to an element. */
const DIRECT = `
  all: unset !important; display: none !important; opacity: 0.2 !important; transform: rotate(12deg) scale(2) !important;
  filter: invert(1) !important; position: fixed !important; inset: 40px !important; inline-size: 10px !important;
  block-size: 10px !important; min-width: 2000px !important; margin: 50px !important; padding: 50px !important;
  border: 20px solid lime !important; outline: 20px solid lime !important; background: lime !important; zoom: 3 !important;
  clip-path: circle(5px) !important; mask: linear-gradient(#000, transparent) !important; overflow: visible !important;
  mix-blend-mode: difference !important; columns: 3 !important; float: right !important; animation: none !important;
  color-scheme: dark !important; contain: strict !important; content-visibility: hidden !important; scale: 3 !important;
  box-shadow: 0 0 90px lime !important; perspective: 9px !important; ${INHERITED}`;

const HOSTILE = `
  :root { color-scheme: dark; ${INHERITED} }
  body { ${INHERITED} }
  main, main > section { ${INHERITED} }
  div:not(.__talkjs_popup, .__talkjs_launcher), button, textarea, input, form, ul, ol, li, p, h2, header, nav, span, svg, path,
  img, time, a, small, b, strong { ${DIRECT} }
  section > *, #left *, #left > div { ${DIRECT} }
  :not(html, body, main, section)::before, :not(html, body, main, section)::after { content: "x" !important; ${INHERITED} }
  ::placeholder { color: lime !important }
  :not(main, section)::first-letter, :not(main, section)::first-line { font-size: 90px !important; color: lime !important }
  ::selection { background: lime !important }`;

/** A picture without what moves. */
function picture(of: Locator): Promise<Buffer> {
  return of.screenshot({ animations: "disabled", caret: "hide" });
}

async function mount(page: Page, kind: "Chatbox" | "Inbox", id: string): Promise<void> {
  await page.evaluate(
    async ([kind, id]) => {
      const session = new Talk.Session({ appId: "demo", userId: "alice" });
      const box = kind === "Inbox" ? session.createInbox() : session.createChatbox();
      box.select("alice-bob");
      await box.mount(document.getElementById(id ?? ""));
    },
    [kind, id],
  );
}

// shows: D6
test("a hostile style sheet of the page changes no pixel of a Chatbox", async ({ page }) => {
  await mount(page, "Chatbox", "left");
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await field(page).fill("Words");
  await page.evaluate(() => document.fonts.ready);
  const box = page.locator("#left");
  const before = await picture(box);
  await page.addStyleTag({ content: HOSTILE });
  await expect(box).toHaveCSS("font-style", "italic");
  expect(await visibleDifference(page, before, await picture(box))).toBe(0);
});

// shows: D6
test("a hostile style sheet of the page changes no pixel of an Inbox", async ({ page }) => {
  await page.evaluate(() => document.getElementById("right")?.remove());
  await mount(page, "Inbox", "left");
  await expect(conversations(page).first()).toBeVisible();
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  // All of it is drawn.
  await page.waitForLoadState("networkidle");
  const box = page.locator("#left");
  const before = await picture(box);
  await page.addStyleTag({ content: HOSTILE });
  await expect(box).toHaveCSS("font-style", "italic");
  expect(await visibleDifference(page, before, await picture(box))).toBe(0);
});

// shows: D6
test("what a page says of all its elements does not get into a Popup, which it may move", async ({
  page,
}) => {
  await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const popup = session.createPopup({ keepOpen: false });
    popup.select("alice-bob");
    await popup.mount({ show: true });
  });
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await page.addStyleTag({ content: ".__talkjs_popup { bottom: 60px; right: 50px; border-radius: 0 }" });
  const panel = page.locator(".__talkjs_popup .popup-panel");
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const before = await picture(panel);
  await page.addStyleTag({ content: HOSTILE });
  await expect(page.locator("body")).toHaveCSS("font-style", "italic");
  expect(await visibleDifference(page, before, await picture(panel))).toBe(0);
});

// shows: D6
test("a box changes nothing of the page around it", async ({ page }) => {
  await page.evaluate(() => {
    const right = document.getElementById("right");
    for (const name of ["h1", "h2", "p", "button", "a", "li", "time"]) {
      const element = document.createElement(name);
      element.className = "box bubble message avatar chat-header icon-button row";
      element.textContent = `A ${name} of the page`;
      right?.append(element);
    }
  });
  const around = page.locator("#right");
  const before = await picture(around);
  await mount(page, "Chatbox", "left");
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  expect(await visibleDifference(page, before, await picture(around))).toBe(0);
  const left = await page.evaluate(() => ({
    sheets: document.adoptedStyleSheets.length,
    added: document.querySelectorAll("head > link[rel=stylesheet], head > style").length,
    properties: document.documentElement.style.length + document.body.style.length,
  }));
  expect(left).toEqual({ sheets: 0, added: 1, properties: 0 });
});
