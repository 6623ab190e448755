import { field, message, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: D7
test("a message written while the server is down is sent once when it is back", async ({ chinwag, open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await say(bob, "Sent before");
  await expect(message(alice, "Sent before")).toBeVisible();

  await chinwag.crash();
  await say(bob, "Sent while nobody listens");
  await expect(message(bob, "Sent while nobody listens")).toBeVisible();
  await chinwag.restart();

  await expect(message(alice, "Sent while nobody listens")).toBeVisible();
  await expect(message(alice, "Sent while nobody listens")).toHaveCount(1);
  await expect(message(alice, "Sent before")).toHaveCount(1);
  await expect(message(bob, "Sent while nobody listens")).toHaveCount(1);
});

test("what was said is still there after the page is loaded again", async ({ open }) => {
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await field(bob).fill("Remember this");
  await bob.getByRole("button", { name: "Send" }).click();
  await expect(message(bob, "Remember this")).toBeVisible();
  await expect(bob.getByRole("region", { name: "Messages" }).getByText("Delivered").last()).toBeAttached();

  await bob.reload();

  await expect(message(bob, "Remember this")).toHaveCount(1);
});
