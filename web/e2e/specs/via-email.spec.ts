import { barriers } from "../support/axe.ts";
import { message, messageRow, messages } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

const LONG = Array.from({ length: 40 }, (_, line) => `Line ${line} of a long e-mail`).join("\n");

// shows: D43
test("what came by e-mail says so, and what is long is folded; unfolding leaves its top where it is", async ({
  chinwag,
  open,
}) => {
  const at = Date.now() - 60_000;
  await chinwag.rest("PUT", "/conversations/mails", { participants: ["alice", "bob"] });
  const earlier = Array.from({ length: 7 }, (_, number) => ({
    text: `Earlier ${number}`,
    origin: "import",
  }));
  const said = [
    ...earlier,
    { text: "By hand" },
    { text: "A short answer", origin: "email" },
    { text: LONG, origin: "email" },
  ];
  // All of it was read, so the chat opens at its end.
  const history = said.map((one, index) => ({
    ...{ sender: "bob", readBy: ["alice"], timestamp: at + index },
    ...one,
  }));
  await chinwag.rest("POST", "/import/conversations/mails/messages", history);
  const alice = await open("chatbox.html", { user: "alice", conversation: "mails" });
  await expect(messages(alice).getByText("Sent via email")).toHaveCount(2);
  await expect(messageRow(alice, "By hand").getByText("Sent via email")).toHaveCount(0);
  await expect(messageRow(alice, "A short answer").getByRole("button", { name: "Show more" })).toHaveCount(0);

  const row = messages(alice).getByRole("listitem").filter({ hasText: "Line 39 of a long e-mail" });
  const unfold = row.getByRole("button", { name: "Show more" });
  await expect(unfold).toHaveAttribute("aria-expanded", "false");
  await expect(unfold).toBeInViewport();
  expect(await barriers(alice)).toEqual([]);
  const top = async () => Math.round((await row.boundingBox())?.y ?? -1);
  const height = async () => (await row.boundingBox())?.height ?? 0;
  const [before, folded] = [await top(), await height()];
  await unfold.click();
  const fold = row.getByRole("button", { name: "Show less" });
  await expect(fold).toHaveAttribute("aria-expanded", "true");
  await expect.poll(height).toBeGreaterThan(2 * folded);
  expect(await top()).toBe(before);
  expect(await alice.evaluate(() => new Promise(requestAnimationFrame)).then(top)).toBe(before);

  // Folded from its end, it is there still.
  await fold.click();
  await expect.poll(height).toBe(folded);
  await expect(row.getByRole("button", { name: "Show more" })).toBeInViewport();
});

// shows: D43
test("an imported message has no other origin than these", async ({ chinwag, open }) => {
  const line = { sender: "bob", text: "Hello", timestamp: Date.now() - 1_000 };
  await expect(
    chinwag.rest("POST", "/import/conversations/alice-bob/messages", [{ ...line, origin: "web" }]),
  ).rejects.toThrow(/origin/);
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(message(alice, "Hello")).toHaveCount(0);
});
