import type { Page } from "@playwright/test";
import { message, say } from "../support/chat.ts";
import { type ExampleSite, runNext, serveFiles } from "../support/example-site.ts";
import { expect, type OpenPage, test } from "../support/test.ts";

/** Alice looks at the example and talks with Bob, who looks at a page of another site. */
async function talk(alice: Page, open: OpenPage): Promise<void> {
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await expect(alice.getByText(/\(\d+ unread\)/)).toBeVisible();
  await say(alice, "Is it still for sale?");
  await expect(message(bob, "Is it still for sale?")).toBeVisible();
  await say(bob, "Yes, come by!");
  await expect(message(alice, "Yes, come by!")).toBeVisible();
  await expect(alice.getByText("Loading the chat…")).toBeHidden();
}

/** Opens an example, and sees to it that nothing goes wrong in it unseen. */
async function visit(page: Page, site: ExampleSite): Promise<string[]> {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (said) => {
    // None of them has an icon.
    const isIcon = said.location().url.endsWith("/favicon.ico");
    if (said.type() === "error" && !isIcon) faults.push(said.text());
  });
  await page.goto(site.origin);
  return faults;
}

for (const [name, folder] of [
  ["plain HTML", "html"],
  ["React", "react-vite/dist"],
  ["Vue", "vue/dist"],
  ["Svelte", "svelte/dist"],
  ["Angular", "angular/dist"],
] as const) {
  test(`the example in ${name} is a chat that works`, async ({ page, chinwag, open }) => {
    const site = await serveFiles(folder, chinwag.origin);
    const faults = await visit(page, site);
    await talk(page, open);
    expect(faults).toEqual([]);
    await site.stop();
  });
}

test("the example in Next.js is rendered on the server, and is a chat that works in the browser", async ({
  page,
  chinwag,
  open,
}) => {
  const site = await runNext(chinwag.origin);
  const html = await (await fetch(site.origin)).text();
  expect(html).toContain("Loading the chat…");
  expect(html).toContain("<h1>Messages");
  const faults = await visit(page, site);
  await talk(page, open);
  expect(faults).toEqual([]);
  expect(site.said.filter((line) => /error|warn/i.test(line))).toEqual([]);
  await site.stop();
});

test("the example in React opens the conversations that its list names", async ({ page, chinwag }) => {
  const site = await serveFiles("react-vite/dist", chinwag.origin);
  const faults = await visit(page, site);
  await page.getByRole("button", { name: "Book club" }).click();
  await expect(page.getByRole("heading", { name: "Book club" })).toBeVisible();
  expect(faults).toEqual([]);
  await site.stop();
});
