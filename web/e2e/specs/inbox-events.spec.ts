import { conversations, message, pick } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

const PHONE = { width: 390, height: 844 };

// shows: B58, B91-B93, B95, B153, B154
test("a page hears what is selected in its Inbox, and can keep it from being", async ({ open }) => {
  const alice = await open("inbox-events.html", {});
  const told = alice.locator("output");
  const first = "selected:alice-bob:alice:bob:alice,bob older:alice-bob";
  await expect(told).toHaveText(first);
  await pick(alice, "Sofia Rossi");
  const second =
    "select:alice-sofia:alice:sofia:alice,sofia:alice-bob selected:alice-sofia:alice:sofia:alice,sofia";
  await expect(told).toHaveText(`${first} ${second} older:alice-sofia`);
  await alice.getByRole("button", { name: "Stop listening" }).click();

  await pick(alice, "Book club");
  await expect(told).toHaveText(/select:book-club:\S+:alice-sofia\s*$/);
  await expect(message(alice, "Same time next year.")).toBeVisible();

  await alice.getByRole("button", { name: "Select nothing" }).click();
  await expect(told).toHaveText(/alice-sofia selected:undefined:alice:: nothing\s*$/);
  expect(await alice.evaluate("window.inbox.currentConversation")).toBeNull();
});

// shows: A64, D72
test("the browser's way back leads through the conversations, unless the page wants it otherwise", async ({
  open,
}) => {
  const alice = await open("inbox-events.html", {});
  const isOpen = (id: string) =>
    expect.poll(() => alice.evaluate("window.inbox?.currentConversation?.id")).toBe(id);
  await isOpen("alice-bob");
  await pick(alice, "Sofia Rossi");
  await isOpen("alice-sofia");
  await alice.goBack();
  await isOpen("alice-bob");
  await alice.goForward();
  await isOpen("alice-sofia");

  const bob = await open("inbox-events.html", { history: "off" });
  const before = await bob.evaluate("history.length");
  await pick(bob, "Sofia Rossi");
  await expect(message(bob, "Same time next year.")).toBeVisible();
  expect(await bob.evaluate("history.length")).toBe(before);
});

// shows: A62, A63, D66
test("on a phone the way back to the list is told of, whichever way it is taken", async ({ open }) => {
  const alice = await open("inbox-events.html", { header: "off" }, (page) => page.setViewportSize(PHONE));
  const told = alice.locator("output");
  await expect(told).toHaveText(/older:alice-bob\s*$/);
  await alice.getByRole("button", { name: "Back to conversations" }).click();
  await expect(told).toHaveText(/older:undefined\s*$/);
  await expect(conversations(alice)).toHaveCount(4);
  await expect(alice.getByRole("switch")).toHaveCount(0);
  await pick(alice, "Bob Okafor");
  await expect(told).toHaveText(/older:alice-bob\s*$/);
  await alice.goBack();
  await expect(told).toHaveText(/older:undefined\s*$/);
  await expect(conversations(alice)).toHaveCount(4);

  const bob = await open("inbox-events.html", { back: "off" }, (page) => page.setViewportSize(PHONE));
  await expect(bob.getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await expect(bob.getByRole("button", { name: "Back to conversations" })).toHaveCount(0);
});

// shows: B69-B71, B156, B158, B159, D20, D13
test("a page hears what is done with conversations, and keeps its people in one", async ({
  chinwag,
  open,
}) => {
  await chinwag.setRole("default", 'conversationActions=[{"name":"report","label":"Report","on":"all"}]');
  const alice = await open("inbox-events.html", {});
  const told = alice.locator("output");
  const choose = async (...names: string[]) => {
    await alice.getByRole("button", { name: "Conversation actions" }).click();
    for (const name of names) await alice.getByRole("menuitem", { name }).click();
  };
  await choose("Report");
  await expect(told).toHaveText(/report:\{\}:alice-bob\s*$/);
  await choose("Mark as unread");
  await expect(told).toHaveText(/unread:alice-bob\s*$/);
  await expect(conversations(alice).filter({ hasText: "Bob Okafor" })).toContainText("Unread");

  await choose("Leave conversation", "Leave this conversation?");
  await expect(told).toHaveText(/leave:alice-bob\s*$/);
  await expect(conversations(alice)).toHaveCount(4);
  await pick(alice, "Sofia Rossi");
  await expect(message(alice, "Same time next year.")).toBeVisible();
  await choose("Leave conversation", "Leave this conversation?");
  await expect(conversations(alice)).toHaveCount(3);
  await expect(alice.getByText("No conversation is open")).toBeVisible();
});
