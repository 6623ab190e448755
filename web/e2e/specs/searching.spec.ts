import type { Page } from "@playwright/test";
import { barriers } from "../support/axe.ts";
import { conversations, field, message, messages, pick } from "../support/chat.ts";
import { lineOf, talkAtLength } from "../support/history.ts";
import { expect, test } from "../support/test.ts";

/** The search in the head of the list of an Inbox. */
const everywhere = (page: Page) => page.getByRole("searchbox", { name: "Search", exact: true });
/** The search in a chat. */
const here = (page: Page) => page.getByRole("searchbox", { name: "Search messages" });

/** What is marked as found, in whatever message. */
function marked(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...(CSS.highlights.get("chinwag-words") ?? [])].map((range) => (range as Range).toString()),
  );
}

// shows: D20, D45
test("a text is found in a conversation, far up as well, and marked", async ({ chinwag, open }) => {
  await talkAtLength(chinwag, "long", 250);
  const alice = await open("any-box.html", { box: "chatbox", user: "alice", conversation: "long" });
  await expect(message(alice, lineOf(250))).toBeInViewport();
  const button = alice.getByRole("button", { name: "Search messages" });
  await button.click();
  await expect(here(alice)).toBeFocused();

  await here(alice).fill("line 249");
  await expect(message(alice, lineOf(249))).toBeInViewport();
  await expect.poll(() => marked(alice)).toEqual(["Line 249"]);
  const status = alice.getByRole("search").getByRole("status");
  await expect(status).toHaveText("1 of 1");

  await here(alice).fill("Line 1 and");
  await expect(message(alice, lineOf(1))).toBeInViewport();
  await expect(status).toHaveText("1 of 1");

  await here(alice).fill("line 10");
  await expect(message(alice, lineOf(109))).toBeInViewport();
  await expect(status).toHaveText("1 of 11");
  await here(alice).press("Enter");
  await expect(status).toHaveText("2 of 11");
  await alice.getByRole("button", { name: "Earlier result" }).click();
  await expect(status).toHaveText("3 of 11");
  await expect(message(alice, lineOf(107))).toBeInViewport();
  await here(alice).press("Shift+Enter");
  await expect(status).toHaveText("2 of 11");
  expect(await barriers(alice)).toEqual([]);

  await here(alice).fill("no such thing");
  await expect(status).toHaveText("Nothing found");
  await here(alice).press("Escape");
  await expect(here(alice)).toHaveCount(0);
  await expect(button).toBeFocused();
  expect(await marked(alice)).toEqual([]);
});

// shows: D18, B153
test("an Inbox finds people, subjects and messages, and leads to what was picked", async ({
  chinwag,
  open,
}) => {
  await talkAtLength(chinwag, "long", 120);
  await chinwag.rest("POST", "/conversations/long/messages", [
    { type: "UserMessage", sender: "bob", text: "We met a *platypus* by the river, remember?" },
  ]);
  await talkAtLength(chinwag, "longer", 120);
  await chinwag.rest("PUT", "/conversations/longer", {
    subject: "Bicycle for sale",
    participants: ["alice", "bob", "sofia"],
  });
  const alice = await open("any-box.html", { box: "inbox", user: "alice", conversation: "alice-sofia" });
  await expect(conversations(alice).first()).toBeVisible();
  const before = await conversations(alice).count();

  await everywhere(alice).fill("bicyc");
  await expect(conversations(alice)).toHaveText([/Bicycle for sale/]);
  await everywhere(alice).fill("sofia");
  await expect(conversations(alice).first()).toHaveText(/Sofia Rossi/);

  // The index is a moment behind what was just said.
  await expect(async () => {
    await everywhere(alice).fill("");
    await everywhere(alice).fill("platyp");
    await expect(conversations(alice)).toHaveText([/met a platypus by the river/], { timeout: 1_500 });
  }).toPass();
  expect(await barriers(alice)).toEqual([]);
  await pick(alice, "platypus");
  await expect(messages(alice).getByText("platypus")).toBeInViewport();
  await expect(everywhere(alice)).toHaveValue("platyp");

  await everywhere(alice).fill("qwertyuiop");
  await expect(alice.getByText("Nothing found")).toBeVisible();
  await everywhere(alice).press("Escape");
  await expect(everywhere(alice)).toHaveValue("");
  await expect(conversations(alice)).toHaveCount(before);
  await expect(field(alice)).toBeVisible();
});

// shows: D18, D45
test("whoever may not search has nothing to search with", async ({ chinwag, open }) => {
  await chinwag.setRole("default", "canSearch=false");
  const alice = await open("any-box.html", { box: "inbox", user: "alice", conversation: "alice-bob" });
  await expect(field(alice)).toBeVisible();
  await expect(everywhere(alice)).toHaveCount(0);
  await expect(alice.getByRole("button", { name: "Search messages" })).toHaveCount(0);
});
