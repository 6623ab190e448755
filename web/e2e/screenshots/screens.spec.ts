import { writeFile } from "node:fs/promises";
import type { BrowserContextOptions, Page, WebSocketRoute } from "@playwright/test";
import { expect, test } from "../support/test.ts";
import { FOLDER } from "./folder.ts";
import { arabic, english, type Scene } from "./scene.ts";
import { build, hangPhotos } from "./stage.ts";

// Every screen: three boxes, on a desk and in a hand, by day and by night, both ways text runs, in four states.

const DEVICES = {
  desktop: { viewport: { width: 1_280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const;

const BOXES = ["chatbox", "inbox", "popup"] as const;
// What is lost on its way in the last is not sent by another page.
const STATES = ["empty", "loading", "full", "error"] as const;

type State = (typeof STATES)[number];

interface Shot {
  readonly box: (typeof BOXES)[number];
  readonly device: keyof typeof DEVICES;
  readonly scheme: "light" | "dark";
  readonly scene: Scene;
  readonly dir: "ltr" | "rtl";
  readonly state: State;
}

const nameOf = ({ box, device, scheme, dir, state }: Shot) => `${box}-${device}-${scheme}-${dir}-${state}`;

/** What the page is asked for. */
function query({ box, state, scene, dir }: Shot): Record<string, string> {
  const page = { box, dir, text: scene.page, ...(box === "popup" && { show: "" }) };
  const first = scene.talks[0]?.id ?? "";
  switch (state) {
    case "empty":
      return box === "inbox"
        ? { ...page, user: `new-${scene.me.id}` }
        : { ...page, user: `first-${scene.me.id}`, conversation: `empty-${scene.locale}` };
    case "loading":
      return { ...page, user: scene.me.id, ...(box === "inbox" ? {} : { conversation: first }) };
    case "error":
      return box === "chatbox"
        ? { ...page, user: scene.me.id, conversation: "not-there" }
        : { ...page, user: scene.me.id, conversation: first };
    case "full":
      return { ...page, user: scene.me.id, ...(box === "inbox" ? {} : { conversation: first }) };
    default:
      return state satisfies never;
  }
}

/** Waits until there is what should be seen. */
async function settle(page: Page, shot: Shot, cut: () => Promise<unknown>): Promise<void> {
  const { box, state } = shot;
  if (state === "loading") {
    await expect(page.locator(".skeleton").first()).toBeVisible();
  } else if ((state === "error" && box === "chatbox") || (state === "empty" && box === "inbox")) {
    await expect(page.locator(".notice").first()).toBeVisible();
  } else if (state === "empty") {
    await expect(page.locator(".empty-chat")).toBeVisible();
  } else {
    await showTalk(page, shot);
    if (state === "error") await fail(page, shot, cut);
  }
  const areThere = (all: (HTMLElement | SVGElement)[]) =>
    all.every((img) => (img as HTMLImageElement).complete);
  await expect.poll(() => page.locator("img").evaluateAll(areThere)).toBe(true);
}

/** Opens the conversation that there is most to see of; on a phone, an Inbox shows its list. */
async function showTalk(page: Page, { box, device, state }: Shot): Promise<void> {
  if (box === "inbox" && state === "full") {
    const first = page.getByRole("navigation").getByRole("listitem").first().getByRole("button");
    await expect(first).toBeVisible();
    if (device === "phone") return;
    await first.click();
  }
  await expect(page.locator(".voice")).toBeVisible();
  await page.locator("form textarea").blur();
}

/** Loses the connection, with a message on its way. */
async function fail(page: Page, { box, scene }: Shot, cut: () => Promise<unknown>): Promise<void> {
  await cut();
  if (box === "popup") {
    await page.locator("form textarea").fill(scene.late);
    await page.keyboard.press("Enter");
    await page.locator("form textarea").blur();
    await expect(page.getByText(scene.late)).toBeVisible();
  }
  await expect(page.locator(".connection-bar")).toBeVisible();
}

/** Keeps the page waiting, or takes hold of its connection; gives what cuts it. */
async function hold(page: Page, { box, state }: Shot): Promise<() => Promise<unknown>> {
  const line: WebSocketRoute[] = [];
  let isCut = false;
  // An Inbox is refused for good, as with a token that has expired; a Popup is off line.
  const close = (socket: WebSocketRoute) => socket.close({ code: box === "inbox" ? 4101 : 1001 });
  if (state === "loading") await page.routeWebSocket(/.*/, () => undefined);
  if (state === "error" && box !== "chatbox") {
    await page.routeWebSocket(/.*/, (socket) => {
      if (isCut) return void close(socket);
      socket.connectToServer();
      line.push(socket);
    });
  }
  return () => {
    isCut = true;
    return Promise.all(line.map(close));
  };
}

for (const dir of ["ltr", "rtl"] as const) {
  test(`every screen, ${dir}`, async ({ chinwag, site, browser }) => {
    const scene = dir === "ltr" ? english : arabic;
    const artist = await (await browser.newContext()).newPage();
    await build(chinwag, artist, scene);
    for (const device of ["desktop", "phone"] as const) {
      for (const scheme of ["light", "dark"] as const) {
        const options: BrowserContextOptions = {
          ...DEVICES[device],
          colorScheme: scheme,
          locale: scene.locale,
        };
        const context = await browser.newContext(options);
        await hangPhotos(context, artist);
        for (const box of BOXES) {
          for (const state of STATES) {
            const shot: Shot = { box, device, scheme, scene, dir, state };
            const page = await context.newPage();
            const cut = await hold(page, shot);
            await page.goto(`${site.origin}/any-box.html?${new URLSearchParams(query(shot))}`);
            await settle(page, shot, cut);
            await page.screenshot({ path: `${FOLDER}${nameOf(shot)}.png`, animations: "disabled" });
            await page.close();
          }
        }
        await context.close();
      }
    }
    await overview(artist, dir);
  });
}

/** Sheets with all the pictures of one box beside each other, to look at many at once. */
async function overview(page: Page, dir: "ltr" | "rtl"): Promise<void> {
  for (const box of BOXES) {
    const names = (["desktop", "phone"] as const).flatMap((device) =>
      (["light", "dark"] as const).flatMap((scheme) =>
        STATES.map((state) => [device, `${box}-${device}-${scheme}-${dir}-${state}`] as const),
      ),
    );
    const figures = names.map(
      ([device, name]) =>
        `<figure class="${device}"><img src="${name}.png" alt=""><figcaption>${name}</figcaption></figure>`,
    );
    const html = `<!doctype html><meta charset="utf-8"><title>${box}, ${dir}</title><style>
      body { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; margin: 16px; font: 14px sans-serif; background: #bbb }
      figure { margin: 0 } img { width: 100% } .phone img { width: 62% }</style>${figures.join("")}`;
    await writeFile(`${FOLDER}overview-${box}-${dir}.html`, html);
    await page.setViewportSize({ width: 2_000, height: 1_200 });
    await page.goto(`file://${FOLDER}overview-${box}-${dir}.html`);
    await page.screenshot({ path: `${FOLDER}overview-${box}-${dir}.png`, fullPage: true });
  }
}
