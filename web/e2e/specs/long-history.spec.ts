import type { Page } from "@playwright/test";
import { message, messages } from "../support/chat.ts";
import type { ChinwagServer } from "../support/chinwag-server.ts";
import { Heap } from "../support/heap.ts";
import { driftWhileOlderLoad } from "../support/history.ts";
import { expect, test } from "../support/test.ts";

/** Messages in a page of older ones. */
const PAGE = 100;

/** Many kinds of message, of many heights. */
const KINDS: readonly ((number: number) => object)[] = [
  () => ({ text: "Short" }),
  (number) => ({ text: `Longer, ${"and more of it, ".repeat(number % 17)} and an end` }),
  () => ({ text: "A list:\n- one\n- two\n- three" }),
  () => ({ text: "```\nlet x = 1;\nlet y = 2;\n```" }),
  () => ({ text: "See https://example.com/a/very/long/address?with=parameters and *bold* _words_" }),
  () => ({ text: "\u05e9\u05dc\u05d5\u05dd, \u05de\u05d4 \u05e0\u05e9\u05de\u05e2?" }),
  () => ({ text: "\u{1f389}" }),
  (number) => ({ text: `${"Unbreakable".repeat(12)}${number}` }),
];

// Fifty thousand messages take their time.
test.describe.configure({ timeout: 300_000 });

// shows: D23
test("while ten pages of all kinds come in above, what is read stays where it is", async ({
  chinwag,
  open,
}) => {
  await mixedHistory(chinwag, 11 * PAGE);
  const alice = await open("chatbox.html", { user: "alice", conversation: "mixed" });
  await expect(message(alice, "The last one")).toBeInViewport();

  const drift = await driftWhileOlderLoad(alice, 10);

  expect(drift.times).toBe(10);
  expect(drift.worst).toBeLessThanOrEqual(1);
  expect(drift.mostRows).toBeLessThanOrEqual(200);
});

async function mixedHistory(chinwag: ChinwagServer, count: number): Promise<void> {
  const time = Date.now() - 60 * 86_400_000;
  const sender = (number: number) => (number % 3 === 0 ? "alice" : "bob");
  await chinwag.import([
    { conversation: { id: "mixed", participants: ["alice", "bob"] } },
    ...Array.from({ length: count }, (_, number) => ({
      message: {
        conversationId: "mixed",
        sender: sender(number),
        timestamp: time + number * 3_000_000,
        ...KINDS[number % KINDS.length]?.(number),
      },
    })),
  ]);
  await chinwag.rest("POST", "/conversations/mixed/messages", [
    { type: "UserMessage", sender: "bob", text: "The last one" },
  ]);
}

test("fifty thousand messages are read up to the first, with a hundred in the document", async ({
  chinwag,
  open,
}) => {
  await chinwag.import(fiftyThousand());
  const alice = await open("chatbox.html", { user: "alice", conversation: "vast" });
  await expect(message(alice, "Message 50000, and some more words of it.")).toBeInViewport();
  const heap = await Heap.of(alice);
  const before = await heap.used();

  const most = await readUp(alice);

  await expect(message(alice, "Message 1, and some more words of it.")).toBeInViewport();
  expect(most).toBeLessThanOrEqual(200);
  const grown = (await heap.used()) - before;
  expect(grown).toBeLessThan(30_000_000);

  // The scrollbar leads anywhere in it.
  const shown = await messages(alice).evaluate(async (view) => {
    view.scrollTop = view.scrollHeight / 2;
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
    const { top, bottom } = view.getBoundingClientRect();
    const rows = [...view.querySelectorAll("[data-key]")].map((row) => row.getBoundingClientRect());
    return rows.filter((row) => row.bottom > top && row.top < bottom).length;
  });
  expect(shown).toBeGreaterThan(3);
  await alice.getByRole("button", { name: "Go to the latest message" }).click();
  await expect(message(alice, "Message 50000, and some more words of it.")).toBeInViewport();
});

function* fiftyThousand(): Iterable<object> {
  yield { conversation: { id: "vast", participants: ["alice", "bob"] } };
  for (let number = 1; number <= 50_000; number++) {
    const text = `Message ${number}, and some more words of it.`;
    const sender = number % 3 === 0 ? "alice" : "bob";
    const timestamp = 1_600_000_000_000 + number * 400_000;
    yield { message: { conversationId: "vast", sender, text, timestamp, readBy: ["alice", "bob"] } };
  }
}

/** Reads up to the first message of a conversation, and counts the most items that the list had. */
function readUp(page: Page): Promise<number> {
  return messages(page).evaluate(async (view) => {
    let most = 0;
    while (view.querySelector(".older") !== null || view.scrollTop > 0) {
      view.scrollTop = 0;
      await new Promise(requestAnimationFrame);
      most = Math.max(most, view.querySelectorAll("li").length);
    }
    return most;
  });
}
