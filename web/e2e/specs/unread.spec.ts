import type { Page } from "@playwright/test";
import { conversations, message, pick, say } from "../support/chat.ts";
import type { ChinwagServer } from "../support/chinwag-server.ts";
import { expect, test } from "../support/test.ts";

test("what comes in elsewhere is counted, until it is looked at in any tab; one's own never is", async ({
  open,
}) => {
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-sofia" });
  const again = await open("inbox.html", { user: "alice", conversation: "book-club" });
  const tabs = [alice, again];
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  for (const tab of tabs) {
    await expect(conversations(tab).filter({ hasText: "Bob Okafor" })).not.toContainText("unread");
  }

  await say(bob, "First");
  await say(bob, "Second");
  for (const tab of tabs) {
    await expect(conversations(tab).first()).toHaveText(/Bob Okafor.*Second.*2 unread messages/);
  }

  await pick(alice, "Bob Okafor");
  await expect(message(alice, "Second")).toBeVisible();
  for (const tab of tabs) await expect(conversations(tab).first()).not.toContainText("unread");
  await say(alice, "Third is my own");
  for (const tab of tabs) {
    await expect(conversations(tab).first()).toHaveText(/Bob Okafor.*You: .*Third is my own/);
    await expect(conversations(tab).first()).not.toContainText("unread");
  }
});

// shows: D30
test("what is clicked past, or in a page without the focus, has not been read", async ({ open }) => {
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-sofia" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  const item = conversations(alice).filter({ hasText: "Bob Okafor" });
  await expect(item).toBeVisible();
  await alice.clock.install();
  await say(bob, "First");
  await expect(item).toContainText("1 unread message");

  await alice.clock.pauseAt(Date.now() + 3_600_000);
  await pick(alice, "Bob Okafor");
  await expect(message(alice, "First")).toBeVisible();
  await alice.clock.runFor(400);
  await pick(alice, "Sofia Rossi");
  await alice.clock.runFor(2_000);
  await say(bob, "Second");
  await expect(item).toContainText("2 unread messages");
  await alice.clock.resume();

  await setFocus(alice, false);
  await pick(alice, "Bob Okafor");
  await expect(message(alice, "Second")).toBeVisible();
  await alice.clock.runFor(2_000);
  await say(bob, "Third");
  await expect(item).toContainText("3 unread messages");
  await setFocus(alice, true);
  await expect(item).not.toContainText("unread");
});

/** Has a page get the focus, or lose it to another window. */
async function setFocus(page: Page, focus: boolean): Promise<void> {
  await page.evaluate((focus) => {
    document.hasFocus = () => focus;
    window.dispatchEvent(new Event(focus ? "focus" : "blur"));
  }, focus);
}

// shows: D62
test("the launcher of a Popup counts what waits behind it", async ({ chinwag, open }) => {
  const alice = await open("popup.html", { user: "alice", conversation: "alice-bob" });
  await expect(alice.getByRole("button", { name: "Open chat", exact: true })).toBeVisible();
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await say(bob, "Knock knock");

  await alice.getByRole("button", { name: "Open chat, 1 unread message" }).click();
  await expect(message(alice, "Knock knock")).toBeVisible();
  await expect.poll(() => unreadOf(chinwag, "alice")).not.toContain("alice-bob");
  await alice.getByRole("button", { name: "Close chat" }).click();

  await expect(alice.getByRole("button", { name: "Open chat", exact: true })).toBeVisible();
});

/** The conversations in which somebody has something unread. */
async function unreadOf(chinwag: ChinwagServer, user: string): Promise<string[]> {
  const page = (await chinwag.rest("GET", `/users/${user}/conversations?unreadsOnly=true&limit=100`)) as {
    data: { id: string }[];
  };
  return page.data.map(({ id }) => id);
}

test("a page's own badge counts unread conversations, without any box on it", async ({ chinwag, open }) => {
  for (const other of await unreadOf(chinwag, "bob"))
    await chinwag.rest("POST", `/conversations/${other}/readBy/bob`);
  const bob = await open("badge.html", { user: "bob" });
  const badge = bob.getByLabel("Unread");
  await expect(badge).toHaveText("0");
  const said = (text: string) => [{ type: "UserMessage", sender: "alice", text }];

  await chinwag.rest("POST", "/conversations/alice-bob/messages", said("One *bold*"));
  await expect(badge).toHaveText("1");
  await chinwag.rest("POST", "/conversations/alice-bob/messages", said("Two"));
  await expect(bob.getByRole("listitem")).toHaveText([/^2 from Alice.*: Two$/]);
  const last = await bob.evaluate(() => (window as never as { calls: unknown[][] }).calls.at(-1)?.[0]);
  expect(last).toMatchObject({
    unreadMessageCount: 2,
    conversation: { id: "alice-bob", participants: { bob: { access: "ReadWrite" } } },
    lastMessage: { body: "Two", isByMe: false, read: false, type: "text", origin: "rest", senderId: "alice" },
  });

  // Whoever asks later is told of the present state, too.
  const later = bob.evaluate(
    () =>
      new Promise((resolve) => {
        const { session } = window as never as { session: { unreads: { onChange(told: unknown): void } } };
        session.unreads.onChange((unreads: unknown[]) => resolve(unreads.length));
      }),
  );
  expect(await later).toBe(1);

  await chinwag.rest("POST", "/conversations/alice-bob/readBy/bob");
  await expect(badge).toHaveText("0");
  await bob.getByRole("button", { name: "Stop counting" }).click();
  await chinwag.rest("POST", "/conversations/alice-bob/messages", said("Three"));
  const counted = bob.evaluate(
    () =>
      new Promise((resolve) => {
        const { session } = window as never as { session: { unreads: { onChange(told: unknown): void } } };
        session.unreads.onChange((unreads: unknown[]) => unreads.length > 0 && resolve(unreads.length));
      }),
  );
  expect(await counted).toBe(1);
  await expect(badge).toHaveText("0");
});

test("a page hears every message of its user, one's own too, in order and without a box", async ({
  chinwag,
  open,
}) => {
  const bob = await open("listener.html", { user: "bob" });
  const heard = bob.getByRole("listitem");
  const say = (id: string, ...messages: object[]) =>
    chinwag.rest("POST", `/conversations/${id}/messages`, messages);
  const by = (sender: string, text: string) => ({ type: "UserMessage", sender, text });
  // Until it listens.
  await expect(async () => {
    await say("alice-bob", by("alice", "Hello?"));
    await expect(heard.first()).toHaveText("alice-bob: Alice Jansen: Hello?", { timeout: 500 });
  }).toPass();
  const before = await heard.count();

  await say("alice-bob", by("alice", "One"), by("bob", "*Two*"), { type: "SystemMessage", text: "Three" });
  await chinwag.rest("PUT", "/conversations/new-one", { participants: ["alice", "bob"] });
  await say("new-one", by("alice", "Four"));
  await chinwag.rest("PUT", "/conversations/not-bobs", { participants: ["alice"] });
  await say("not-bobs", by("alice", "Unheard"));
  await say("new-one", by("alice", "Five"));

  await expect(heard).toHaveCount(before + 5);
  expect((await heard.allTextContents()).slice(before)).toEqual([
    "alice-bob: Alice Jansen: One",
    "alice-bob: me: Two",
    "alice-bob: the system: Three",
    "new-one: Alice Jansen: Four",
    "new-one: Alice Jansen: Five",
  ]);
});
