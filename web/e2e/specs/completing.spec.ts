import type { Page } from "@playwright/test";
import { barriers } from "../support/axe.ts";
import { field, message, messageRow, messages, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

const PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Ccircle cx='4' cy='4' r='4'/%3E%3C/svg%3E";
const EMOJIS = JSON.stringify({
  ":party-parrot:": { url: PICTURE },
  ":old-parrot:": { url: PICTURE, hidden: true },
});

const options = (page: Page) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
const picker = (page: Page) => page.getByRole("dialog", { name: "Emoji" });

/** Alice and Bob, who look at their conversation. */
async function both(open: (page: string, query: Record<string, string>) => Promise<Page>) {
  const query = { conversation: "alice-bob", emojis: EMOJIS };
  const alice = await open("chatbox.html", { user: "alice", ...query });
  const bob = await open("chatbox.html", { user: "bob", ...query });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  return [alice, bob] as const;
}

// shows: D53
test("an emoji is completed from its name by keys and by pointer", async ({ open }) => {
  const [alice, bob] = await both(open);
  await field(alice).pressSequentially("so :smile");
  await expect(options(alice).first()).toContainText(":smile:");
  await expect(options(alice).first()).toHaveAttribute("aria-selected", "true");
  expect(await barriers(alice)).toEqual([]);
  await field(alice).press("ArrowDown");
  await expect(options(alice).nth(1)).toHaveAttribute("aria-selected", "true");
  await field(alice).press("ArrowUp");
  await field(alice).press("Enter");
  await expect(field(alice)).toHaveValue("so 😄 ");
  await field(alice).pressSequentially(":taco");
  await options(alice).first().click();
  await expect(field(alice)).toHaveValue("so 😄 🌮 ");
  await expect(field(alice)).toBeFocused();
  // Escape leaves what was written, and the next word is offered again.
  await field(alice).pressSequentially(":cat");
  await expect(options(alice).first()).toBeVisible();
  await field(alice).press("Escape");
  await expect(options(alice)).toHaveCount(0);
  await field(alice).pressSequentially(" :dog");
  await expect(options(alice).first()).toBeVisible();
  await field(alice).press("Escape");
  await field(alice).press("Enter");
  await expect(message(bob, "so 😄 🌮 :cat :dog")).toBeVisible();
});

// shows: D53, D37
test("a page's own emoji are offered and shown as pictures, hidden ones only shown", async ({ open }) => {
  const [alice, bob] = await both(open);
  await field(alice).pressSequentially(":parrot");
  await expect(options(alice)).toHaveCount(2);
  await expect(options(alice)).toHaveText([/:parrot:/, /:party-parrot:/]);
  await field(alice).press("ArrowUp");
  await field(alice).press("Tab");
  await expect(field(alice)).toHaveValue(":party-parrot: ");
  await field(alice).pressSequentially("and :old-parrot: and :no-parrot:");
  await field(alice).press("Escape");
  await field(alice).press("Enter");
  const shown = messages(bob).getByRole("listitem").last();
  await expect(shown.getByRole("img", { name: ":party-parrot:" })).toBeVisible();
  await expect(shown.getByRole("img", { name: ":old-parrot:" })).toBeVisible();
  await expect(shown).toContainText(":no-parrot:");
});

// shows: D53
test("the picker of emoji is loaded when it is opened, searched, and used by keys alone", async ({
  open,
}) => {
  const [alice] = await both(open);
  const chunks = await alice.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1) ?? ""),
  );
  expect(chunks.filter((name) => name.startsWith("lazy"))).toEqual([]);
  await alice.getByRole("button", { name: "Emoji" }).click();
  const search = picker(alice).getByRole("searchbox");
  await expect(search).toBeFocused();
  await expect(picker(alice).getByRole("region", { name: "Smileys" })).toBeVisible();
  await expect(picker(alice).getByRole("region", { name: "Ours" }).getByRole("button")).toHaveCount(1);
  expect(await barriers(alice)).toEqual([]);
  await search.fill("nethe");
  await search.press("Enter");
  await expect(field(alice)).toHaveValue("🇳🇱");
  // It stays open for more, which arrows reach.
  await search.fill("cat");
  await search.press("ArrowDown");
  await alice.keyboard.press("ArrowRight");
  await alice.keyboard.press("ArrowLeft");
  await alice.keyboard.press("Enter");
  await expect(field(alice)).not.toHaveValue("🇳🇱");
  await alice.keyboard.press("Escape");
  await expect(picker(alice)).toHaveCount(0);
  await expect(field(alice)).toBeFocused();
});

// shows: D36
test("any emoji can be a reaction", async ({ open }) => {
  const [alice, bob] = await both(open);
  await say(alice, "It works");
  const row = messageRow(bob, "It works");
  await row.hover();
  await row.getByRole("button", { name: "Message actions" }).click();
  await bob.getByRole("menuitem", { name: "React with another emoji" }).click();
  await picker(bob).getByRole("searchbox").fill("octopus");
  await picker(bob).getByRole("button", { name: "octopus" }).click();
  await expect(messageRow(alice, "It works").getByRole("button", { name: /🐙 1 person/ })).toBeVisible();
  await expect(picker(bob)).toHaveCount(0);
});

// shows: A251, D54
test("people are mentioned by name, and stay mentioned through an edit", async ({ chinwag, open }) => {
  await chinwag.rest("PUT", "/users/carol", { name: "Carol *Star* Jones" });
  await chinwag.rest("PUT", "/conversations/alice-bob/participants/carol", {});
  const [alice, bob] = await both(open);
  await field(alice).pressSequentially("hi @");
  await expect(options(alice)).toHaveText([/Carol \*Star\* Jones/, /Bob/]);
  await field(alice).pressSequentially("car");
  await expect(options(alice)).toHaveCount(1);
  await field(alice).press("Enter");
  await expect(field(alice)).toHaveValue("hi @Carol *Star* Jones ");
  await field(alice).pressSequentially("and *@bo");
  await field(alice).press("Tab");
  await field(alice).press("Backspace");
  await field(alice).pressSequentially("*");
  await field(alice).press("Enter");
  const last = messages(bob).getByRole("listitem").last();
  await expect(last.locator(".mention")).toHaveText(["@Carol *Star* Jones", "@Bob Okafor"]);
  await expect(last.locator("strong .mention-me")).toHaveText("@Bob Okafor");

  const own = messages(alice).getByRole("listitem").last();
  await own.hover();
  await own.getByRole("button", { name: "Message actions" }).click();
  await alice.getByRole("menuitem", { name: "Edit" }).click();
  await expect(field(alice)).toHaveValue("hi @Carol *Star* Jones and *@Bob Okafor*");
  await say(alice, "hello @Bob Okafor, not @Carol *Star* Jonesy");
  await expect(last.locator(".mention")).toHaveText(["@Bob Okafor"]);
});
