import type { Page } from "@playwright/test";
import { conversations, field, message } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

const PHONE = { width: 390, height: 844 };
const asPhone = (page: Page) => page.setViewportSize(PHONE);

// shows: D66
test("on a phone the list comes first, a tap opens the chat, and Back leads to where one was", async ({
  open,
}) => {
  const alice = await open("full-inbox.html", { user: "alice" }, asPhone);
  const sofia = conversations(alice).filter({ hasText: "Sofia Rossi" }).getByRole("button");
  await expect(sofia).toBeVisible();
  await expect(field(alice)).toHaveCount(0);
  await expect.poll(async () => (await sofia.boundingBox())?.width ?? 0).toBeGreaterThan(350);

  await sofia.click();

  await expect(message(alice, "Same time next year.")).toBeVisible();
  await expect(conversations(alice)).toHaveCount(0);
  await expect(field(alice)).toBeFocused();
  const box = await field(alice).boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);

  await alice.getByRole("button", { name: "Back to conversations" }).click();

  await expect(field(alice)).toHaveCount(0);
  await expect(sofia).toBeFocused();
});

test("on a phone, the same conversation can be opened again after Back", async ({ open }) => {
  const alice = await open("full-inbox.html", { user: "alice" }, asPhone);
  for (let round = 0; round < 2; round++) {
    await conversations(alice).filter({ hasText: "Sofia Rossi" }).getByRole("button").click();
    await expect(message(alice, "Same time next year.")).toBeVisible();
    await alice.getByRole("button", { name: "Back to conversations" }).click();
    await expect(conversations(alice)).toHaveCount(4);
  }
});

// shows: D21, D65
test("on a phone a Popup takes the whole screen, and its cross gives it back", async ({ open }) => {
  const alice = await open("popup.html", { user: "alice", conversation: "alice-bob" }, asPhone);
  const launcher = alice.getByRole("button", { name: /^Open chat/ });
  await launcher.click();
  await expect(field(alice)).toBeVisible();
  await expect
    .poll(() => alice.getByRole("dialog", { name: "Chat" }).boundingBox())
    .toEqual({ x: 0, y: 0, ...PHONE });
  await expect(alice.getByRole("button", { name: /chat/i })).toHaveCount(1);

  // What lies behind it cannot be seen, so Tab must not lead there.
  const cross = alice.getByRole("button", { name: "Close chat" });
  const last = alice.getByRole("button", { name: "Record a voice message" });
  await last.focus();
  await alice.keyboard.press("Tab");
  await expect(alice.getByRole("button", { name: "Search messages" })).toBeFocused();
  await alice.keyboard.press("Tab");
  await alice.keyboard.press("Tab");
  await expect(cross).toBeFocused();
  for (let stop = 0; stop < 3; stop++) await alice.keyboard.press("Shift+Tab");
  await expect(last).toBeFocused();

  await cross.click();

  await expect(field(alice)).toBeHidden();
  await expect(launcher).toBeFocused();
});

// shows: D67
test("whether there is room for two panels is up to the box, not to the screen", async ({ open }) => {
  const alice = await open("any-box.html", { box: "inbox", user: "alice", conversation: "alice-bob" });
  const list = alice.getByRole("navigation", { name: "Conversations" });
  const back = alice.getByRole("button", { name: "Back to conversations" });
  const make = (inlineSize: string) =>
    alice.locator("#chat").evaluate((chat, size) => chat.style.setProperty("inline-size", size), inlineSize);
  await expect(list).toBeVisible();
  await expect(back).toHaveCount(0);
  await make("500px");
  await expect(list).toHaveCount(0);
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  await back.click();
  await expect(list).toBeVisible();
  await expect(field(alice)).toHaveCount(0);
  await make("900px");
  await expect(list).toBeVisible();
  await expect(alice.getByText("No conversation is open")).toBeVisible();
});

// shows: D73
test("the page keeps its title, whatever is open and whatever comes in", async ({ chinwag, open }) => {
  const alice = await open("any-box.html", { box: "inbox", user: "alice", conversation: "alice-bob" });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  await chinwag.rest("POST", "/conversations/book-club/messages", [
    { type: "UserMessage", sender: "omar", text: "Something unread" },
  ]);
  await expect(conversations(alice).first()).toContainText("Something unread");
  await expect(alice).toHaveTitle("A page with a box of any kind");
});
