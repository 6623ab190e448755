import type { Page } from "@playwright/test";
import { field, message, messageRow, messages, say } from "../support/chat.ts";
import { talkAtLength } from "../support/history.ts";
import { expect, test } from "../support/test.ts";

/** Opens the menu of a message, and takes an entry. */
async function act(page: Page, text: string, entry: string): Promise<void> {
  const row = messageRow(page, text);
  await row.hover();
  await row.getByRole("button", { name: "Message actions" }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

const both = (open: (page: string, query: Record<string, string>) => Promise<Page>) =>
  Promise.all(
    ["alice", "bob"].map((user) => open("chatbox.html", { user, conversation: "alice-bob" })),
  ) as Promise<[Page, Page]>;

// shows: D36
test("a reaction is seen by everybody, and taken back by its owner", async ({ open }) => {
  const [alice, bob] = await both(open);
  await say(alice, "It works");
  await expect(message(bob, "It works")).toBeVisible();
  await act(bob, "It works", "React with 👍");
  const seen = (page: Page) => messageRow(page, "It works").getByRole("button", { name: /👍 1 person/ });
  await expect(seen(alice)).toHaveAttribute("aria-pressed", "false");
  await expect(seen(bob)).toHaveAttribute("aria-pressed", "true");
  await seen(alice).click();
  await expect(messageRow(bob, "It works").getByRole("button", { name: /👍 2 people/ })).toBeVisible();
  await messageRow(bob, "It works")
    .getByRole("button", { name: /👍 2 people/ })
    .hover();
  await expect(bob.getByTitle("You and Alice Jansen")).toBeVisible();
  await messageRow(bob, "It works")
    .getByRole("button", { name: /👍 2 people/ })
    .click();
  await expect(seen(bob)).toHaveAttribute("aria-pressed", "false");
});

// shows: D33
test("a reply shows what it replies to, and leads there", async ({ chinwag, open }) => {
  await talkAtLength(chinwag, "long", 90);
  await chinwag.rest("POST", "/conversations/long/messages", [
    { type: "UserMessage", sender: "bob", text: "The newest" },
  ]);
  const first = (await chinwag.rest("GET", "/conversations/long/messages?limit=100")) as {
    data: { id: string; text: string }[];
  };
  const oldest = first.data.at(-1);
  await chinwag.rest("POST", "/conversations/long/messages", [
    { type: "UserMessage", sender: "bob", text: "As you said", referencedMessageId: oldest?.id },
  ]);
  const alice = await open("chatbox.html", { user: "alice", conversation: "long" });
  await expect(message(alice, oldest?.text ?? "")).toBeVisible();
  await messageRow(alice, "As you said")
    .getByRole("button", { name: /Go to the message/ })
    .click();
  const original = messages(alice).locator(`[data-key="${oldest?.id}"]`);
  await expect(original).toBeInViewport();

  await alice.getByRole("button", { name: "Go to the latest message" }).click();
  await act(alice, "The newest", "Reply");
  await expect(alice.getByText("Replying to Bob")).toBeVisible();
  await expect(field(alice)).toBeFocused();
  await say(alice, "Thanks for that");
  await expect(alice.getByText("Replying to Bob")).toHaveCount(0);
  const row = messageRow(alice, "Thanks for that");
  await expect(row.getByRole("button", { name: /Go to the message/ })).toContainText("The newest");
});

// shows: D34
test("an edit begins with what was written, is seen by everybody, and gives the draft back", async ({
  open,
}) => {
  const [alice, bob] = await both(open);
  await say(alice, "Meet at *nine*");
  await expect(message(bob, "Meet at nine")).toBeVisible();
  await field(alice).fill("A draft");
  await act(alice, "Meet at nine", "Edit");
  await expect(field(alice)).toHaveValue("Meet at *nine*");
  await say(alice, "Meet at ten");
  await expect(message(bob, "Meet at ten")).toBeVisible();
  await expect(messageRow(bob, "Meet at ten")).toContainText("Edited");
  await expect(field(alice)).toHaveValue("A draft");
  await act(alice, "Meet at ten", "Edit");
  await field(alice).press("Escape");
  await expect(field(alice)).toHaveValue("A draft");
});

// shows: D35
// wcag: 3.3.4
test("a message is deleted for everybody, after asking", async ({ open }) => {
  const [alice, bob] = await both(open);
  await say(alice, "Regretted");
  await expect(message(bob, "Regretted")).toBeVisible();
  await act(alice, "Regretted", "Delete");
  await expect(message(bob, "Regretted")).toBeVisible();
  await alice.getByRole("menuitem", { name: "Delete for everyone?" }).click();
  await expect(message(bob, "Regretted")).toHaveCount(0);
  await expect(message(alice, "Regretted")).toHaveCount(0);
});

// shows: D32
// wcag: 2.1.1, 2.5.1
test("the menu offers what the role permits, and works by keys", async ({ open }) => {
  const [alice, bob] = await both(open);
  await say(alice, "Mine");
  const row = messageRow(bob, "Mine");
  const button = row.getByRole("button", { name: "Message actions" });
  // Enter goes to the last message there is.
  await expect(row).toBeVisible();
  await messages(bob).focus();
  await bob.keyboard.press("Enter");
  await expect(button).toBeFocused();
  await bob.keyboard.press("ArrowUp");
  await expect(button).not.toBeFocused();
  await bob.keyboard.press("ArrowDown");
  await expect(button).toBeFocused();
  await bob.keyboard.press("Enter");
  await expect(bob.getByRole("menuitem", { name: "React with 👍" })).toBeFocused();
  await expect(bob.getByRole("menuitem", { name: "Reply" })).toBeVisible();
  await expect(bob.getByRole("menuitem", { name: "Edit" })).toHaveCount(0);
  await expect(bob.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
  await bob.keyboard.press("ArrowUp");
  await expect(bob.getByRole("menuitem").last()).toBeFocused();
  await bob.keyboard.press("Escape");
  await expect(bob.getByRole("menu")).toHaveCount(0);
  await expect(button).toBeFocused();
});
