import type { Page } from "@playwright/test";
import { barriers } from "../support/axe.ts";
import { conversations, field, messages, say } from "../support/chat.ts";
import { expect, type OpenPage, test } from "../support/test.ts";

const item = (page: Page, text: string) => conversations(page).filter({ hasText: text });

/** A list by itself, on a page of a user, with attributes. */
async function openList(
  open: OpenPage,
  userId: string,
  attributes: Record<string, string> = {},
): Promise<Page> {
  const page = await open("conversation-list.html", {});
  await page.evaluate(
    ([userId, attributes]) => {
      const list = document.querySelector("t-conversation-list");
      for (const [name, value] of Object.entries({ "user-id": userId, ...attributes })) {
        list?.setAttribute(name, value);
      }
    },
    [userId, attributes] as const,
  );
  await expect(conversations(page).first()).toBeVisible();
  return page;
}

// shows: D19
test("the list says who is writing, in place of what was said last, where the page wants that", async ({
  chinwag,
  open,
}) => {
  await chinwag.rest("PUT", "/conversations/trio", {
    participants: ["alice", "bob", "sofia"],
    subject: "Trio",
  });
  const alice = await openList(open, "alice", { "show-typing-in-feed": "" });
  const [bob, sofia] = await Promise.all([
    open("chatbox.html", { user: "bob", conversation: "alice-bob" }),
    open("chatbox.html", { user: "sofia", conversation: "trio" }),
  ]);
  // Between two it is clear who writes: it is said to those who do not see the dots.
  await field(bob).pressSequentially("Let me th");
  const dots = item(alice, "Bob Okafor").locator(".typing-dots");
  await expect(dots).toBeVisible();
  await expect(item(alice, "Bob Okafor").getByRole("button")).toHaveAccessibleName(/Bob Okafor.? is typing/);
  await field(sofia).pressSequentially("Me");
  await expect(item(alice, "Trio").getByText("is typing")).toHaveText("⁨Sofia Rossi⁩ is typing");
  // In a group it is said for all to see.
  await expect(item(alice, "Trio").getByText("is typing")).toHaveCSS("position", "static");
  expect(await barriers(alice)).toEqual([]);
  expect(
    await dots
      .locator("i")
      .first()
      .evaluate((dot) => getComputedStyle(dot).animationName),
    "what moves stays still for those who want that",
  ).toBe("none");

  await say(bob, "Thursday");
  await expect(item(alice, "Bob Okafor")).toContainText("Thursday");
  await expect(dots).toHaveCount(0);
});

// shows: D19
test("nobody is said to be writing in a list that was not told to", async ({ open }) => {
  const alice = await openList(open, "alice");
  const [bob, watching] = await Promise.all([
    open("chatbox.html", { user: "bob", conversation: "alice-bob" }),
    open("chatbox.html", { user: "alice", conversation: "alice-bob" }),
  ]);
  await field(bob).pressSequentially("Let me th");
  await expect(messages(watching).getByText(/typing$/)).toBeVisible();
  await expect(alice.locator(".typing-dots")).toHaveCount(0);
});

// shows: D19
test("only conversations that can be seen in the list are followed for it", async ({ chinwag, open }) => {
  for (let number = 0; number < 20; number += 1) {
    const path = `/conversations/many-${number}`;
    await chinwag.rest("PUT", path, {
      participants: ["sofia", "bob", "alice"],
      subject: `Number ${number}.`,
    });
    await chinwag.rest("POST", `${path}/messages`, [{ type: "UserMessage", sender: "bob", text: "Hello" }]);
  }
  const sofia = await openList(open, "sofia", { "show-typing-in-feed": "" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "many-0" });
  await expect(item(sofia, "Number 19.")).toBeInViewport();
  await expect(item(sofia, "Number 0.")).toHaveCount(1);
  await field(bob).pressSequentially("Out of sight");
  await expect(item(sofia, "Number 0.")).not.toBeInViewport();
  await expect(item(sofia, "Number 0.").locator(".typing-dots")).toHaveCount(0);
  // It is said as soon as it is seen, and not any more when it is out of sight again.
  await item(sofia, "Number 0.").scrollIntoViewIfNeeded();
  await expect(item(sofia, "Number 0.").locator(".typing-dots")).toBeVisible();
  await item(sofia, "Number 19.").scrollIntoViewIfNeeded();
  await expect(item(sofia, "Number 0.").locator(".typing-dots")).toHaveCount(0);
});
