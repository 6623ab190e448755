import { conversations, message } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: A51, A61, B81, B90, B127, B128, B130, B133, B136, B138, B143, B144, D15
test("a page shows a part of the conversations and messages, and another part when it likes", async ({
  chinwag,
  open,
}) => {
  await chinwag.rest("PUT", "/users/carol", { name: "Carol" });
  const people = ["alice", "bob", "carol"];
  for (const [id, subject, kind] of [
    ["work", "Plans", "work"],
    ["taxes", "Taxes", "work"],
    ["home", "Dinner", "home"],
    ["club", "Chess", "club"],
  ] as const) {
    await chinwag.rest("PUT", `/conversations/${id}`, { participants: people, subject, custom: { kind } });
  }
  // More of Bob's than a page holds, so that what is shown has to be looked for.
  const many = Array.from({ length: 80 }, (_, index) => ({
    type: "UserMessage",
    sender: "bob",
    text: `Bob's ${index}`,
  }));
  await chinwag.rest("POST", "/conversations/work/messages", [
    { type: "UserMessage", sender: "carol", text: "First of all" },
  ]);
  for (let at = 0; at < many.length; at += 10) {
    await chinwag.rest("POST", "/conversations/work/messages", many.slice(at, at + 10));
  }

  const alice = await open("filters.html", {});
  const items = conversations(alice);
  await expect(items).toHaveCount(2);
  await expect(items.filter({ hasText: "Taxes" })).toHaveCount(1);
  await expect(items.filter({ hasText: "Dinner" })).toHaveCount(1);
  await expect(message(alice, "First of all")).toBeVisible();
  await expect(message(alice, "Bob's 79")).toHaveCount(0);

  await alice.getByRole("button", { name: "Work" }).click();
  await expect(items).toHaveCount(2);
  await expect(items.filter({ hasText: "Plans" })).toContainText("Bob's 79");

  await alice.getByRole("button", { name: "By Bob" }).click();
  await expect(message(alice, "Bob's 79")).toBeVisible();
  await expect(message(alice, "First of all")).toHaveCount(0);

  await alice.getByRole("button", { name: "By everyone" }).click();
  await chinwag.rest("POST", "/conversations/work/messages", [
    { type: "UserMessage", sender: "carol", text: "And last" },
  ]);
  await expect(message(alice, "And last")).toBeVisible();

  await alice.getByRole("button", { name: "All" }).click();
  await expect(items).not.toHaveCount(2);
  await expect(items.filter({ hasText: "Chess" })).toHaveCount(1);
});
