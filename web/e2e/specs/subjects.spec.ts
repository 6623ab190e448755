import { conversations, field } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: D81
test("a link in a subject is its label in lists and names, and a link in the head of the chat", async ({
  chinwag,
  open,
}) => {
  await chinwag.rest("PUT", "/conversations/order", {
    participants: ["alice", "bob", "sofia"],
    subject: "About <https://shop.example/1042|Order 1042>",
  });
  const alice = await open("inbox.html", { user: "alice", conversation: "order" });
  const head = alice.getByRole("heading", { name: "About Order 1042" });
  const link = head.getByRole("link", { name: "Order 1042" });
  await expect(link).toHaveAttribute("href", "https://shop.example/1042");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(field(alice)).toHaveAccessibleName(/About Order 1042/);
  const item = conversations(alice).filter({ hasText: "About Order 1042" });
  await expect(item).toBeVisible();
  await expect(item.getByRole("link")).toHaveCount(0);
  await expect(alice.getByText("shop.example", { exact: false })).toHaveCount(0);

  // What leads where no link may stays text.
  await chinwag.rest("PUT", "/conversations/order", { subject: "<javascript:alert(1)|Free>" });
  await expect(alice.getByRole("heading", { name: "javascript:alert(1)" })).toBeVisible();
  await expect(alice.getByRole("link", { name: "Free" })).toHaveCount(0);
});

// shows: D81
test("between two, the subject below the name has its link too", async ({ chinwag, open }) => {
  await chinwag.rest("PUT", "/conversations/alice-bob", {
    subject: "<https://shop.example/7|The lamp>",
  });
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(alice.getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await expect(alice.getByRole("link", { name: "The lamp" })).toHaveAttribute(
    "href",
    "https://shop.example/7",
  );
});

// shows: D81
test("a page in a browser may not write such a link, which readers would take for the app's word", async ({
  open,
}) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(field(alice)).toBeVisible();
  const refusal = await alice.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const conversation = session.conversation("alice-bob");
    await conversation.set({ subject: "1 < 2 | 3 > 2" });
    return conversation.set({ subject: "<https://evil.example|Your bank>" }).catch(String);
  });
  expect(refusal).toContain("subject must not have a link with a label in it");
  await expect(alice.getByText("1 < 2 | 3 > 2")).toBeVisible();
});
