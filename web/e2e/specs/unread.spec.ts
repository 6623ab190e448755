import { conversations, message, pick, say } from "../support/chat.ts";
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

test("the launcher of a Popup counts what waits behind it", async ({ open }) => {
  const alice = await open("popup.html", { user: "alice", conversation: "alice-bob" });
  await expect(alice.getByRole("button", { name: "Open chat", exact: true })).toBeVisible();
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await say(bob, "Knock knock");

  await alice.getByRole("button", { name: "Open chat, 1 unread message" }).click();
  await expect(message(alice, "Knock knock")).toBeVisible();
  await alice.getByRole("button", { name: "Close chat" }).click();

  await expect(alice.getByRole("button", { name: "Open chat", exact: true })).toBeVisible();
});
