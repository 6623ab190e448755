import { field, message, messages, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: D31, D58
test("one sees that somebody writes, until they send it or give it up", async ({ chinwag, open }) => {
  await chinwag.rest("PUT", "/conversations/trio", { participants: ["alice", "bob", "sofia"] });
  const [alice, bob, sofia] = await Promise.all(
    ["alice", "bob", "sofia"].map((user) => open("chatbox.html", { user, conversation: "trio" })),
  );
  if (!alice || !bob || !sofia) throw new Error("Three people are needed.");
  await expect(field(alice)).toBeVisible();
  const typing = messages(alice).getByText(/typing$/);

  await field(bob).pressSequentially("Let me th");
  await expect(typing).toHaveText("⁨Bob Okafor⁩ is typing");
  await expect(typing).toBeInViewport();
  await field(sofia).pressSequentially("Me");
  await expect(typing).toHaveText("⁨Bob Okafor⁩ and ⁨Sofia Rossi⁩ are typing");
  await expect(messages(bob).getByText(/typing$/)).toHaveText("⁨Sofia Rossi⁩ is typing");

  await say(sofia, "Me too");
  await expect(message(alice, "Me too")).toBeVisible();
  await expect(typing).toHaveText("⁨Bob Okafor⁩ is typing");
  // Nobody hears more of it for ten seconds.
  await field(bob).fill("");
  await expect(typing).toHaveCount(0, { timeout: 12_000 });
});

// shows: D31, D58
test("where a role hides it, nobody sees who writes", async ({ chinwag, open }) => {
  await chinwag.setRole("default", "showTypingIndicator=false");
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await field(bob).pressSequentially("Can you see me?");
  await say(alice, "No");
  await expect(message(bob, "No")).toBeVisible();
  await field(bob).press("Enter");
  await expect(message(alice, "Can you see me?")).toBeVisible();
  await expect(messages(alice).getByText(/typing$/)).toHaveCount(0);
});
