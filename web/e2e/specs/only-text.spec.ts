import { conversations, field, message, messageRow, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

const MARKUP = "<img src=x onerror=alert(1)>";

test("what looks like HTML is text, on a page whose policy allows nothing but the script and the connection", async ({
  chinwag,
  open,
}) => {
  await chinwag.rest("PUT", "/users/mallory", { name: `Mallory ${MARKUP}` });
  await chinwag.rest("PUT", "/conversations/markup", {
    participants: ["alice", "bob", "mallory"],
    subject: `Subject ${MARKUP}`,
    welcomeMessages: [`Welcome ${MARKUP}`],
  });
  await chinwag.rest("POST", "/conversations/markup/messages", [
    { type: "SystemMessage", text: `System ${MARKUP}` },
    { type: "UserMessage", sender: "mallory", text: `Hello ${MARKUP}` },
  ]);
  const dialogs: string[] = [];
  const alice = await open("strict.html", { user: "alice", conversation: "markup" }, (page) => {
    page.on("dialog", async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
  });

  await expect(message(alice, `Hello ${MARKUP}`)).toBeVisible();
  await expect(message(alice, `System ${MARKUP}`)).toBeVisible();
  await expect(message(alice, `Welcome ${MARKUP}`)).toBeVisible();
  await expect(message(alice, `Mallory ${MARKUP}`)).toBeVisible();
  await expect(alice.getByRole("heading", { name: `Subject ${MARKUP}` })).toBeVisible();
  await expect(conversations(alice).first()).toContainText(`Subject ${MARKUP}`);
  await expect(conversations(alice).first()).toContainText(`Mallory ${MARKUP}`);
  await expect(field(alice)).toHaveAccessibleName(`Message to Subject ${MARKUP}`);
  await say(alice, `Back to you <script>alert(2)</script>`);
  await expect(messageRow(alice, "Back to you <script>alert(2)</script>")).toContainText("Delivered");
  await alice.getByRole("button", { name: /^Open chat/ }).click();
  await expect(alice.getByRole("dialog", { name: "Chat" })).toContainText(`Hello ${MARKUP}`);

  await expect(alice.locator("img")).toHaveCount(0);
  expect(dialogs).toEqual([]);
  expect(await alice.evaluate("window.violations")).toEqual([]);
});

test("under a strict policy the interface looks as it does elsewhere", async ({ open }) => {
  const alice = await open("strict.html", { user: "alice", conversation: "alice-bob" });
  const own = message(alice, "Perfect. I will bring enough for both of us.");
  await expect(own).toBeVisible();

  await expect(own).toHaveCSS("background-color", "rgb(11, 117, 98)");
  await expect(own).toHaveCSS("border-top-left-radius", "18px");
});
