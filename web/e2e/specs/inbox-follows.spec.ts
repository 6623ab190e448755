import { expect, test } from "../support/test.ts";

test("a message typed in Bob's Chatbox appears in Alice's Inbox, moves its item to the top and marks it unread", async ({
  chinwag,
  open,
}) => {
  // The other conversation is the newest one and open, so that Bob's has somewhere to come from.
  await chinwag.rest("PUT", "/users/carol", { name: "Carol" });
  await chinwag.rest("PUT", "/conversations/alice-carol", {
    participants: ["alice", "carol"],
    subject: "Lunch on Friday",
  });
  await chinwag.rest("POST", "/conversations/alice-carol/messages", [
    { type: "UserMessage", sender: "carol", text: "Shall we say noon?" },
  ]);
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-carol" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  const items = alice.getByRole("list", { name: "Conversations" }).getByRole("listitem");
  await expect(items.first()).toContainText("Lunch on Friday");
  await expect(items).toHaveCount(2);
  await expect(items.first()).not.toContainText("Unread");

  const field = bob.getByRole("textbox");
  await field.fill("Are you there?");
  await field.press("Enter");

  await expect(bob.getByRole("log").getByText("Are you there?")).toBeVisible();
  await expect(field).toHaveValue("");
  await expect(items.first()).toContainText("Are you there?");
  await expect(items.first()).toContainText("Bob");
  await expect(items.first().getByText(/unread/i)).toBeAttached();
  await expect(items.nth(1)).toContainText("Lunch on Friday");
});
