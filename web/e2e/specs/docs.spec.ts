import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { ChinwagServer } from "../support/chinwag-server.ts";
import { expect, test } from "../support/test.ts";

const DIST = fileURLToPath(new URL("../../docs/dist/", import.meta.url));
const BUILT = existsSync(DIST) ? readdirSync(DIST, { recursive: true, encoding: "utf8" }) : [];
const FILES = BUILT.filter((name) => name.endsWith(".html"));

/** The addresses of all pages of the documentation. */
const PAGES = FILES.filter((name) => !name.startsWith("live/")).map((name) =>
  name === "404.html" ? "/docs/no-such-page" : `/docs/${name.replace(/(^|\/)index\.html$|\.html$/u, "$1")}`,
);
/** Those of all examples. */
const EXAMPLES = FILES.filter((name) => /^live\/.*-\d+\.html$/u.test(name)).map(
  (name) => `/docs/${name.replace(".html", "")}`,
);

// Some look at every page.
test.describe.configure({ timeout: 300_000 });

const searchField = (page: Page) => page.getByRole("combobox", { name: "Search the documentation" });

/** Opens a page and waits until it can be searched. */
async function openDocs(page: Page, address: string): Promise<void> {
  const index = page.waitForResponse(/search\.json/u);
  await page.goto(address);
  await (await index).finished();
}

test("there are pages, and examples in them: `cargo xtask docs` has built them", () => {
  expect(PAGES.length).toBeGreaterThan(30);
  expect(EXAMPLES.length).toBeGreaterThan(50);
});

test("search finds an option without a network, by keys alone", async ({ chinwag, page, context }) => {
  await openDocs(page, `${chinwag.origin}/docs`);
  await context.setOffline(true);
  await page.keyboard.press("/");
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.type("tokenFetch");
  const options = page.getByRole("option");
  await expect(options.first()).toContainText("tokenFetcher");
  await expect(options.first().locator("mark").first()).toHaveText("tokenFetch");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("status")).toHaveText(/\d+ results/u);

  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  await expect(options.first()).toBeHidden();

  await context.setOffline(false);
  await searchField(page).fill("tokenFetcher");
  await expect(options.first()).toContainText("SessionOptions.tokenFetcher");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/docs\/reference\/session#SessionOptions\.tokenFetcher$/u);
  await expect(page.getByText("tokenFetcher?: () =>")).toBeInViewport();

  await searchField(page).fill("zzzzqqq");
  await expect(page.getByRole("status")).toHaveText("Nothing found");
});

test("a search weighs where a word stands, and shows hits as text", async ({ chinwag, page }) => {
  await page.goto(`${chinwag.origin}/docs/`);
  const found = await page.evaluate(async (address) => {
    const { prepared, search } = await import(address);
    const entries = prepared({
      pages: [
        ["/docs/a", "Alpha"],
        ["/docs/b", "Beta"],
      ],
      entries: [
        [0, "", "", "The beginning mentions select once, and <b>html</b>."],
        [1, "Box.select", "Box.select", "Shows a conversation."],
        [1, "unselected", "What is unselected", "Nothing."],
      ],
    });
    return ["select", "SELECT html", "select nowhere", "  ", "("].map((query) => search(entries, query));
  }, `${chinwag.origin}/docs/search.js`);
  const [best, both, ...none] = found as { href: string; text: { piece: string; isHit: boolean }[] }[][];
  expect(best?.map(({ href }) => href)).toEqual(["/docs/b#Box.select", "/docs/b#unselected", "/docs/a"]);
  expect(both?.[0]?.text).toContainEqual({ piece: "html", isHit: true });
  expect(both?.[0]?.text).toContainEqual({ piece: "</b>.", isHit: false });
  expect(none).toEqual([[], [], []]);
});

const isReference = (address: string) => address.startsWith("/docs/reference/");
for (const [name, pages] of [
  ["the reference", PAGES.filter(isReference)],
  ["the guides", PAGES.filter((address) => !isReference(address))],
] as const) {
  test(`every page of ${name} can be used by everybody, and asks nobody else`, async ({ chinwag, page }) => {
    const elsewhere: string[] = [];
    const refused: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(chinwag.origin)) elsewhere.push(request.url());
    });
    page.on("console", (line) => {
      const isMissingPage = line.location().url.endsWith("/no-such-page");
      if (line.type() === "error" && !isMissingPage) refused.push(line.text());
    });
    page.on("pageerror", (error) => refused.push(String(error)));
    for (const address of pages) {
      await openDocs(page, chinwag.origin + address);
      expect.soft(await findings(page), address).toEqual([]);
    }
    expect(elsewhere).toEqual([]);
    expect(refused, "what the console says").toEqual([]);
  });
}

/** What axe finds, in both colours. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page });
    // Nothing but its colours is otherwise in the dark.
    const { violations } = await (colorScheme === "dark" ? axe.withRules("color-contrast") : axe).analyze();
    found.push(...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`));
  }
  return found;
}

test("on a phone no page is wider than the screen, and the menu opens", async ({ chinwag, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of PAGES) {
    await page.goto(chinwag.origin + address);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(wider, address).toBeLessThanOrEqual(0);
  }
  await page.goto(`${chinwag.origin}/docs/`);
  await page.getByRole("button", { name: "Menu" }).click();
  const menu = page.getByRole("navigation", { name: "Documentation" });
  await menu.getByRole("button", { name: "Close" }).click();
  await expect(menu).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await menu.getByRole("link", { name: "Webhooks" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Webhooks" })).toBeVisible();
  await expect(menu).toBeHidden();
});

test("every example does what it does without an error", async ({ chinwag, page }) => {
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("console", (line) => {
    // What the server refuses an example says itself, and shows.
    const isRefusal = line.location().url.includes("/v1/demo/");
    if (line.type() === "error" && !isRefusal) said.push(line.text());
  });
  for (const address of EXAMPLES) {
    said.length = 0;
    await page.goto(chinwag.origin + address);
    const state = page.locator("html");
    await expect.soft(state, `${address}: ${said.join("\n")}`).toHaveAttribute("data-state", "finished");
    expect.soft(said, address).toEqual([]);
    expect.soft(await page.locator("#shown .failed").allTextContents(), address).toEqual([]);
  }
});

test("an example runs where it stands, as a stranger to the page", async ({ chinwag, page }) => {
  await page.goto(`${chinwag.origin}/docs/getting-started`);
  await page.getByRole("button", { name: "Run" }).first().click();
  const example = page.frameLocator('iframe[title="Example 1, running"]');
  await expect(example.getByText("Bring your own chalk, they ran out last time.")).toBeVisible();
  const frame = page.frames().find((one) => one.url().includes("/docs/live/"));
  expect(await frame?.evaluate(() => self.origin)).toBe("null");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("a server without the demo says so in the place of an example", async () => {
  const server = await ChinwagServer.start({}, "serve");
  try {
    const page = await fetch(`${server.origin}/docs/live/getting-started-1`);
    expect(await page.text()).toContain("This server has none.");
    expect(page.headers.get("content-security-policy")).toContain("sandbox allow-scripts");
    expect((await fetch(`${server.origin}/docs/getting-started`)).status).toBe(200);
  } finally {
    await server.stop();
  }
});

test("addresses that are known go on working, and wrong ones say so", async ({ chinwag }) => {
  const at = (path: string) => fetch(chinwag.origin + path);
  expect(await (await at("/docs/errors")).text()).toContain('id="UNKNOWN_APP"');
  expect(await (await at("/docs/rest-api")).text()).toContain("openapi.json");
  expect((await at("/docs")).url).toBe(`${chinwag.origin}/docs/`);
  expect((await at("/docs/reference")).url).toBe(`${chinwag.origin}/docs/reference/`);
  const missing = await at("/docs/../docs/no-such-page");
  expect([missing.status, await missing.text()]).toEqual([
    404,
    expect.stringContaining("There is no such page"),
  ]);
  const page = await at("/docs/recipes");
  expect(page.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/u,
  );
  const known = page.headers.get("etag") ?? "";
  const again = await fetch(`${chinwag.origin}/docs/recipes`, { headers: { "if-none-match": known } });
  expect(again.status).toBe(304);
});

test("without scripts everything but search and examples is there", async ({ chinwag, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${chinwag.origin}/docs/reference/session`);
  await expect(page.getByRole("heading", { level: 1, name: "Session" })).toBeVisible();
  await expect(page.getByText("tokenFetcher?: () =>")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.getByRole("link", { name: "Boxes", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Boxes" })).toBeVisible();
  await context.close();
});

test("colours are the reader's choice, and stay it", async ({ chinwag, page }) => {
  await page.goto(`${chinwag.origin}/docs/`);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  const button = page.getByRole("button", { name: /^Colours/u });
  await button.click();
  await button.click();
  await expect(button).toHaveAccessibleName("Colours: dark");
  expect(await background()).not.toBe(light);
  await page.reload();
  await expect(button).toHaveAccessibleName("Colours: dark");
});

/** The program of a section of the recipes. */
function recipe(heading: string): string {
  const text = readFileSync(new URL("../../../docs/recipes.md", import.meta.url), "utf8");
  const section = text.split(`### ${heading}\n`)[1] ?? "";
  return section.split("```")[1]?.replace(/^\w+\n/u, "") ?? "";
}

test("tokens that are signed as the recipes say let a user in", async ({ chinwag, page }) => {
  const key = "sk_test_demo";
  const run = (program: string, ...how: string[]) => execFileSync(program, how, { encoding: "utf8" }).trim();
  const node = `${recipe("Node")}\nconsole.log(userToken("demo", "${key}", "alice"));`;
  const python = `${recipe("Python")}\nprint(user_token("demo", "${key}", "alice"))`;
  const tokens = [run(process.execPath, "--input-type=module", "-e", node), run("python3", "-c", python)];
  await chinwag.set("--authentication", "on");
  await page.goto(`${chinwag.origin}/`);
  await page.evaluate(() => globalThis.Talk.ready);
  const isLetIn = (token: string) =>
    page.evaluate(
      (token) => new Talk.Session({ appId: "demo", userId: "alice", token }).hasValidCredentials(),
      token,
    );
  await expect.poll(() => isLetIn("a.b.c")).toBe(false);
  for (const token of tokens) expect(await isLetIn(token)).toBe(true);
});
