import { conversations, field, message, messageRow, messages } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

const DAY = 86_400_000;

// shows: D24, D26, D27, D28
test("a group is read day by day, each with their name and face, and a word of welcome before all of it", async ({
  chinwag,
  open,
}) => {
  const noon = new Date().setUTCHours(11, 0, 0, 0);
  const said = (sender: string, text: string, timestamp: number) => ({
    message: { conversationId: "trip", sender, text, timestamp },
  });
  await chinwag.import([
    { conversation: { id: "trip", participants: ["alice", "bob", "sofia"], welcomeMessages: ["Be nice"] } },
    said("bob", "Long ago", noon - 400 * DAY),
    said("bob", "And more", noon - 400 * DAY + 1_000),
    said("sofia", "Still long ago", noon - 400 * DAY + 2_000),
    said("alice", "That was me", noon - DAY),
  ]);
  await chinwag.rest("POST", "/conversations/trip/messages", [
    { type: "SystemMessage", text: "Somebody came" },
  ]);
  const alice = await open("chatbox.html", { user: "alice", conversation: "trip" });
  await expect(message(alice, "Somebody came")).toBeVisible();
  const items = messages(alice).getByRole("listitem");
  await expect(items).toHaveText([
    "Be nice",
    new RegExp(`${new Date(noon - 400 * DAY).getUTCFullYear()}$`),
    /^Bob Okafor\W*Long ago/,
    /^BO\W*Bob Okafor: \W*And more/,
    /^SR\W*Sofia Rossi\W*Still long ago/,
    "Yesterday",
    /That was me/,
    "Today",
    "1 new message",
    "Somebody came",
  ]);
  await expect(messageRow(alice, "Somebody came").getByRole("button")).toHaveCount(0);
  await messageRow(alice, "That was me").hover();
  await expect(messageRow(alice, "That was me").getByRole("button")).toHaveCount(1);
});

// shows: D50, D51
test("who may only read has no field, and is told so", async ({ chinwag, open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(field(alice)).toHaveAttribute("placeholder", /./);
  await chinwag.rest("PATCH", "/conversations/alice-bob/participants/alice", { access: "Read" });
  await expect(field(alice)).toHaveCount(0);
  await expect(alice.getByText("You can read this conversation, but not write in it.")).toBeVisible();
  await chinwag.rest("PATCH", "/conversations/alice-bob/participants/alice", { access: "ReadWrite" });
  await expect(field(alice)).toBeVisible();
});

// shows: D11, D16
test("a long list of conversations goes on as one scrolls, latest first", async ({ chinwag, open }) => {
  const time = Date.now() - 10 * DAY;
  await chinwag.import(
    Array.from({ length: 70 }, (_, number) => number).flatMap((number) => [
      {
        conversation: {
          id: `c${number}`,
          participants: ["alice", "bob", "sofia"],
          createdAt: time,
          subject: `Talk ${number}`,
        },
      },
      {
        message: {
          conversationId: `c${number}`,
          sender: "bob",
          text: `Said ${number}`,
          timestamp: time + number * 60_000,
        },
      },
    ]),
  );
  const alice = await open("inbox.html", { user: "alice" });
  const talks = conversations(alice).filter({ hasText: /Talk \d/ });
  await expect(talks.first()).toHaveText(/Talk 69/);
  expect(await talks.count()).toBeLessThan(70);
  await expect(async () => {
    await conversations(alice).last().scrollIntoViewIfNeeded();
    await expect(talks).toHaveCount(70, { timeout: 500 });
  }).toPass();
  await expect(talks.last()).toHaveText(/Talk 0/);
});
