import type { Page } from "@playwright/test";
import { conversations, field, message, messages, pick, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

/** Presses Enter as an input method does that takes the key for itself. */
async function enterOfInputMethod(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const type of ["rawKeyDown", "keyUp"] as const) {
    await devtools.send("Input.dispatchKeyEvent", {
      type,
      key: "Enter",
      code: "Enter",
      windowsVirtualKeyCode: 229,
    });
  }
}

test("Enter that chooses a word while composing does not send, the next one does", async ({ open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  const devtools = await alice.context().newCDPSession(alice);
  await field(alice).focus();

  await devtools.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  await expect(field(alice)).toHaveValue("にほ");
  await field(alice).press("Enter");
  await expect(field(alice)).toHaveValue(/^にほ/);
  await devtools.send("Input.imeSetComposition", { text: "日本", selectionStart: 2, selectionEnd: 2 });
  await devtools.send("Input.insertText", { text: "日本" });
  // Safari ends the composition first and reports the key after it.
  await enterOfInputMethod(alice);
  await expect(field(alice)).toHaveValue(/日本/);
  await expect(messages(alice).getByText(/にほ|日本/)).toHaveCount(0);
  const text = (await field(alice).inputValue()).trim();

  await field(alice).press("Enter");

  await expect(message(alice, text)).toBeVisible();
  await expect(field(alice)).toHaveValue("");
});

test("Shift and Enter make a new line; what is blank cannot be sent", async ({ open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  const send = alice.getByRole("button", { name: "Send" });
  // Not the dividers of days: where the last message is of yesterday, a new one brings another.
  const items = messages(alice)
    .getByRole("listitem")
    .filter({ hasNot: alice.getByText(/^(Today|Yesterday)$/) });
  const before = await items.count();

  // The button is one to record a voice, as long as there is nothing to send.
  await expect(send).toHaveCount(0);
  await field(alice).press("Enter");
  await field(alice).fill("  \n ");
  await expect(send).toHaveCount(0);
  await field(alice).press("Enter");
  await field(alice).fill("One");
  await field(alice).press("Shift+Enter");
  await field(alice).pressSequentially("Two");
  await expect(field(alice)).toHaveValue("One\nTwo");
  await expect(send).toBeEnabled();
  await send.click();

  await expect(messages(alice).getByText("One\nTwo", { exact: true })).toBeVisible();
  await expect(items).toHaveCount(before + 1);
});

// shows: D52
test("a text that was begun waits in its conversation", async ({ open }) => {
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-bob" });
  await field(alice).fill("Half a thought to Bob");
  await pick(alice, "Sofia Rossi");
  await expect(field(alice)).toHaveAccessibleName("Message to Sofia Rossi");
  await expect(field(alice)).toHaveValue("");
  await field(alice).fill("Another one to Sofia");

  await pick(alice, "Bob Okafor");
  await expect(field(alice)).toHaveValue("Half a thought to Bob");
  await field(alice).press("Enter");
  await expect(message(alice, "Half a thought to Bob")).toBeVisible();
  await pick(alice, "Sofia Rossi");
  await expect(field(alice)).toHaveValue("Another one to Sofia");
  await pick(alice, "Bob Okafor");
  await expect(field(alice)).toHaveValue("");
  await expect(conversations(alice).first()).toContainText("You: ");
});

test("a text that is too long says so and is not sent", async ({ open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  await say(alice, "x".repeat(10_003));

  await expect(alice.getByRole("alert")).toHaveText("3 characters too many");
  await expect(alice.getByRole("button", { name: "Send" })).toBeDisabled();
  await expect(messages(alice).getByText(/^x+$/)).toHaveCount(0);
});
