import { conversations, field, message, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: D11, D13
test("a message typed in Bob's Chatbox appears in Alice's Inbox, moves its item to the top and marks it unread", async ({
  chinwag,
  open,
}) => {
  // The other conversation is the newest one and open, so that Bob's has somewhere to come from.
  await chinwag.rest("PUT", "/users/carol", { name: "Carol" });
  await chinwag.rest("PUT", "/conversations/alice-carol", { participants: ["alice", "carol"] });
  await chinwag.rest("POST", "/conversations/alice-carol/messages", [
    { type: "UserMessage", sender: "carol", text: "Lunch on Friday?" },
  ]);
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-carol" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  const items = conversations(alice);
  await expect(items.first()).toContainText("Carol");
  await expect(items.filter({ hasText: "Bob" })).not.toContainText("unread");
  await expect(message(alice, "Lunch on Friday?")).toBeVisible();

  await say(bob, "Are you there?");

  await expect(message(bob, "Are you there?")).toBeVisible();
  await expect(field(bob)).toHaveValue("");
  await expect(items.first()).toHaveText(/Bob.*Are you there\?.*1 unread message/);
  const stored = (await chinwag.rest("GET", "/conversations/alice-bob/messages?limit=1")) as {
    data: unknown[];
  };
  expect(stored.data[0]).toMatchObject({ text: "Are you there?", senderId: "bob", origin: "web" });
  await expect(items.nth(1)).toContainText("Carol");

  await items.first().getByRole("button").click();

  await expect(message(alice, "Are you there?")).toBeVisible();
  await expect(items.first()).not.toContainText("unread");

  await items.nth(1).getByRole("button").click();
  await expect(message(alice, "Lunch on Friday?")).toBeVisible();
  await say(alice, "With pleasure");

  await expect(items.first()).toContainText("You: \u2068With pleasure");
});
