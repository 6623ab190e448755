import { field, message, messageRow, messages, say } from "../support/chat.ts";
import { Line } from "../support/line.ts";
import { expect, test } from "../support/test.ts";

const BOB = "/conversations/alice-bob/participants/bob";

test("what is written while the server is away waits, says so, and lands once when it is back", async ({
  chinwag,
  open,
}) => {
  const line = new Line();
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" }, (page) =>
    line.hold(page),
  );
  await expect(message(bob, "You are the best 🙌")).toBeVisible();
  const bar = bob.getByRole("status").filter({ hasText: "Connecting…" });

  await chinwag.crash();
  await say(bob, "Into the dark");

  await expect(messageRow(bob, "Into the dark")).toContainText("Sends when you’re back online");
  await expect(bar).toBeVisible();

  await chinwag.restart();

  await expect(messageRow(bob, "Into the dark")).toContainText("Delivered");
  await expect(message(bob, "Into the dark")).toHaveCount(1);
  await expect(bar).toHaveCount(0);
  const stored = (await chinwag.rest("GET", "/conversations/alice-bob/messages")) as {
    data: { text: string }[];
  };
  expect(stored.data.filter(({ text }) => text === "Into the dark")).toHaveLength(1);
});

test("what was written without a connection survives a reload, and lands once", async ({ chinwag, open }) => {
  const line = new Line();
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" }, (page) =>
    line.hold(page),
  );
  await expect(message(bob, "You are the best 🙌")).toBeVisible();
  await line.cut();
  await say(bob, "Before the tunnel");
  await expect(messageRow(bob, "Before the tunnel")).toContainText("Sends when you’re back online");

  await bob.reload();
  line.mend();

  await expect(messageRow(bob, "Before the tunnel")).toContainText("Delivered");
  await expect(message(bob, "Before the tunnel")).toHaveCount(1);
  const stored = (await chinwag.rest("GET", "/conversations/alice-bob/messages")) as {
    data: { text: string }[];
  };
  expect(stored.data.filter(({ text }) => text === "Before the tunnel")).toHaveLength(1);
  await bob.reload();
  await expect(message(bob, "Before the tunnel")).toHaveCount(1);
});

test("a message that the server refuses says why, and can be tried again or discarded", async ({
  chinwag,
  open,
}) => {
  const line = new Line();
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" }, (page) =>
    line.hold(page),
  );
  await expect(message(bob, "You are the best 🙌")).toBeVisible();
  await line.cut();
  await say(bob, "Keep this one");
  await say(bob, "Never mind this one");
  await expect(messageRow(bob, "Never mind this one")).toContainText("Sends when you’re back online");
  await chinwag.rest("PATCH", BOB, { access: "Read" });

  line.mend();

  for (const text of ["Keep this one", "Never mind this one"]) {
    await expect(messageRow(bob, text)).toContainText("Not sent");
    await expect(messageRow(bob, text).getByText("Not sent: you can only read here")).toBeVisible();
  }
  await expect(bob.getByText("You can read this conversation, but not write in it.")).toBeVisible();
  await expect(field(bob)).toHaveCount(0);

  await messageRow(bob, "Never mind this one").getByRole("button", { name: "Discard" }).click();
  await expect(message(bob, "Never mind this one")).toHaveCount(0);
  await expect(messages(bob)).toBeFocused();
  await messageRow(bob, "Keep this one").getByRole("button", { name: "Try again" }).click();
  await expect(messageRow(bob, "Keep this one")).toContainText("Not sent");

  await chinwag.rest("PATCH", BOB, { access: "ReadWrite" });
  await expect(field(bob)).toBeVisible();
  await messageRow(bob, "Keep this one").getByRole("button", { name: "Try again" }).click();

  await expect(messageRow(bob, "Keep this one")).toContainText("Delivered");
  await expect(message(bob, "Keep this one")).toHaveCount(1);
});

// shows: D46
test("one who was removed cannot read on, and can once they are back", async ({ chinwag, open }) => {
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await expect(message(bob, "You are the best 🙌")).toBeVisible();

  await chinwag.rest("DELETE", BOB);

  await expect(bob.getByText("This conversation isn’t available")).toBeVisible();
  await expect(field(bob)).toHaveCount(0);

  await chinwag.rest("PUT", BOB, {});

  await expect(message(bob, "You are the best 🙌")).toBeVisible();
  await expect(field(bob)).toBeVisible();
});

test("one who was taken out and may keep the history reads it, and nothing that comes", async ({
  chinwag,
  open,
}) => {
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await expect(message(bob, "You are the best 🙌")).toBeVisible();

  await chinwag.rest("PATCH", BOB, { access: "None" });
  await expect(bob.getByText("You can read this conversation, but not write in it.")).toBeVisible();
  await expect(message(bob, "You are the best 🙌")).toBeVisible();
  const without = [{ type: "UserMessage", sender: "alice", text: "Without Bob" }];
  await chinwag.rest("POST", "/conversations/alice-bob/messages", without);
  const later = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await expect(message(later, "You are the best 🙌")).toBeVisible();
  for (const page of [bob, later]) {
    await expect(message(page, "Without Bob")).toHaveCount(0);
    await expect(field(page)).toHaveCount(0);
  }

  await chinwag.rest("PATCH", BOB, { access: "ReadWrite" });
  for (const page of [bob, later]) {
    await expect(field(page)).toBeVisible();
    await expect(message(page, "Without Bob")).toHaveCount(1);
  }
});
