import type { Page } from "@playwright/test";
import { conversations, field, message, messageRow, pick, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

/** Has a browser keep nothing for pages, as some are set to: whatever asks for storage fails. */
async function denyStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const deny = (on: object, name: string) =>
      Object.defineProperty(on, name, {
        get() {
          throw new DOMException(`The browser denies ${name}.`, "SecurityError");
        },
      });
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"])
      deny(window, name);
    deny(Document.prototype, "cookie");
    deny(Navigator.prototype, "serviceWorker");
    deny(Navigator.prototype, "storage");
  });
}

test("where a browser denies all storage, everything works but keeping things", async ({ open }) => {
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-bob" }, denyStorage);
  const bob = await open("popup.html", { user: "bob", conversation: "alice-bob" }, denyStorage);
  await bob.getByRole("button", { name: /^Open chat/ }).click();
  await say(alice, "Is anything kept?");
  await expect(message(bob, "Is anything kept?")).toBeVisible();
  await say(bob, "Nothing");
  await expect(message(alice, "Nothing")).toBeVisible();

  await field(alice).fill("A draft");
  await pick(alice, "Sofia Rossi");
  await expect(field(alice)).toHaveValue("");
  await pick(alice, "Bob Okafor");
  await expect(field(alice)).toHaveValue("A draft");
  await alice.getByRole("button", { name: "Emoji" }).click();
  await alice.getByRole("dialog", { name: "Emoji" }).getByRole("button").first().click();
  await expect(field(alice)).not.toHaveValue("A draft");
  await alice.keyboard.press("Escape");
  await messageRow(alice, "Nothing").hover();
  await messageRow(alice, "Nothing").getByRole("button", { name: "Message actions" }).click();
  await alice.getByRole("menuitem", { name: "Reply" }).click();
  await expect(alice.getByText("Replying to Bob")).toBeVisible();
  await expect(conversations(alice).first()).toContainText("Nothing");
  await bob.getByRole("button", { name: "Close chat" }).click();
  await expect(field(bob)).toBeHidden();
});

test("no cookie is set, whatever one does", async ({ open }) => {
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-bob" });
  await say(alice, "No cookies, thanks");
  await expect(message(alice, "No cookies, thanks")).toBeVisible();
  expect(await alice.context().cookies()).toEqual([]);
});
