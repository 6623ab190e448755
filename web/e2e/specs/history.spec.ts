import { field, message, messages, say } from "../support/chat.ts";
import { distanceFromEnd, driftWhileOlderLoad, lineOf, talkAtLength, wheel } from "../support/history.ts";
import { Line } from "../support/line.ts";
import { expect, test } from "../support/test.ts";

const COUNT = 200;

test.beforeEach(({ chinwag }) => talkAtLength(chinwag, "long", COUNT));

// shows: D23
test("a long conversation opens at its end and is read up to its first message, without a jolt", async ({
  open,
}) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "long" });
  await expect(message(alice, lineOf(COUNT))).toBeInViewport();
  await expect(message(alice, lineOf(1))).toHaveCount(0);

  const drift = await driftWhileOlderLoad(alice, 3);
  expect(drift.times).toBe(3);
  expect(drift.worst).toBeLessThanOrEqual(1);
  await expect(message(alice, lineOf(COUNT))).toHaveCount(0);

  await expect(async () => {
    await wheel(alice, -6_000);
    await expect(message(alice, lineOf(1))).toBeInViewport({ timeout: 300 });
  }).toPass();

  await alice.getByRole("button", { name: "Go to the latest message" }).click();

  await expect(message(alice, lineOf(COUNT))).toBeInViewport();
  await expect(alice.getByRole("button", { name: "Go to the latest message" })).toHaveCount(0);
  await expect(messages(alice)).toBeFocused();
});

test("older messages that were asked for without a connection come when it is back", async ({ open }) => {
  const line = new Line();
  const alice = await open("chatbox.html", { user: "alice", conversation: "long" }, (page) =>
    line.hold(page),
  );
  await expect(message(alice, lineOf(COUNT))).toBeInViewport();
  await line.cut();
  await wheel(alice, -20_000);
  await expect(messages(alice).locator(".older")).toBeInViewport();
  const before = await messages(alice)
    .getByText(/^Line \d/)
    .count();

  line.mend();

  await expect
    .poll(() =>
      messages(alice)
        .getByText(/^Line \d/)
        .count(),
    )
    .toBeGreaterThan(before);
});

test("a message that comes in does not move a reader who has scrolled up, and tells of itself", async ({
  chinwag,
  open,
}) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "long" });
  const newest = message(alice, lineOf(COUNT));
  await expect(newest).toBeInViewport();
  await wheel(alice, -700);
  const jump = alice.getByRole("button", { name: "Go to the latest message" });
  await expect(jump).toBeVisible();
  const before = await newest.boundingBox();

  await chinwag.rest("POST", "/conversations/long/messages", [
    { type: "UserMessage", sender: "bob", text: "News from below" },
  ]);

  const news = alice.getByRole("button", { name: "1 new message", exact: true });
  await expect(news).toBeVisible();
  await expect(message(alice, "News from below")).not.toBeInViewport();
  expect(Math.abs(((await newest.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(1);

  await news.click();

  await expect(message(alice, "News from below")).toBeInViewport();
  await expect.poll(() => distanceFromEnd(alice)).toBeLessThanOrEqual(1);
  await expect(news).toHaveCount(0);
});

test("at its end, the list goes along with what comes in and what one sends", async ({ chinwag, open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "long" });
  await expect(message(alice, lineOf(COUNT))).toBeInViewport();

  const burst = Array.from({ length: 10 }, (_, index) => ({
    type: "UserMessage",
    sender: "bob",
    text: `Burst ${index}`,
  }));
  await chinwag.rest("POST", "/conversations/long/messages", burst);
  await expect(message(alice, "Burst 9")).toBeInViewport();

  await wheel(alice, -900);
  await expect(message(alice, "Burst 9")).not.toBeInViewport();
  await say(alice, "My own takes me to the end");
  await expect(message(alice, "My own takes me to the end")).toBeInViewport();
  await expect(field(alice)).toHaveValue("");
});
