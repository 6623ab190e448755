import type { Page } from "@playwright/test";
import { barriers } from "../support/axe.ts";
import { conversations, field, message, say } from "../support/chat.ts";
import { Line } from "../support/line.ts";
import { expect, test } from "../support/test.ts";

const schemes = ["light", "dark"] as const;

/** Sets the reader's colours, and checks that the box follows them: it would prove little to look at light twice. */
async function setColours(page: Page, colorScheme: (typeof schemes)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const background = colorScheme === "dark" ? "rgb(22, 25, 26)" : "rgb(255, 255, 255)";
  await expect(page.locator(".box").first()).toHaveCSS("background-color", background);
}

test("an Inbox has no barriers, in light and in dark", async ({ chinwag, open }) => {
  await chinwag.rest("POST", "/conversations/order-1042/messages", [
    { type: "SystemMessage", text: "The parcel has left" },
  ]);
  const alice = await open("inbox.html", { user: "alice", conversation: "order-1042" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await say(bob, "Something unread");
  await expect(conversations(alice).first()).toContainText("1 unread message");
  await expect(message(alice, "The parcel has left")).toBeVisible();

  for (const scheme of schemes) {
    await setColours(alice, scheme);
    expect(await barriers(alice), scheme).toEqual([]);
  }
});

test("what can be done with conversations, and what is refused, has no barriers", async ({
  chinwag,
  open,
}) => {
  await chinwag.setRole("default", 'conversationActions=[{"name":"report","label":"Report","on":"all"}]');
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-bob" }, async (page) => {
    await page.addInitScript(() => Object.assign(window, { Notification: { permission: "denied" } }));
  });
  await alice.getByRole("switch", { name: "Notifications on this device" }).click();
  await expect(alice.getByRole("alert")).toBeVisible();
  await alice.getByRole("button", { name: "Conversation actions" }).click();
  await alice.getByRole("menuitem", { name: "Leave conversation" }).click();
  await expect(alice.getByRole("menuitem", { name: "Leave this conversation?" })).toBeFocused();
  for (const scheme of schemes) {
    await setColours(alice, scheme);
    expect(await barriers(alice), scheme).toEqual([]);
  }
});

test("a Chatbox has no barriers, whatever becomes of a message", async ({ chinwag, open }) => {
  const line = new Line();
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" }, (page) =>
    line.hold(page),
  );
  await expect(message(bob, "You are the best 🙌")).toBeVisible();
  await line.cut();
  await say(bob, "On its way");
  await expect(bob.getByText("Connecting…")).toBeVisible();
  for (const scheme of schemes) {
    await setColours(bob, scheme);
    expect(await barriers(bob), `waiting, ${scheme}`).toEqual([]);
  }

  await chinwag.rest("PATCH", "/conversations/alice-bob/participants/bob", { access: "Read" });
  line.mend();
  await expect(bob.getByText(/^Not sent/)).toBeVisible();
  for (const scheme of schemes) {
    await setColours(bob, scheme);
    expect(await barriers(bob), `refused, ${scheme}`).toEqual([]);
  }
});

test("a Popup has no barriers, open or closed", async ({ open }) => {
  const alice = await open("popup.html", { user: "alice", conversation: "alice-bob" });
  const launcher = alice.getByRole("button", { name: /^Open chat/ });
  await expect(launcher).toBeVisible();
  expect(await barriers(alice), "closed").toEqual([]);

  await launcher.click();
  await expect(field(alice)).toBeVisible();
  for (const scheme of schemes) {
    await setColours(alice, scheme);
    expect(await barriers(alice), scheme).toEqual([]);
  }
});

test("what comes in is announced, also when it says the same twice; what was there before is not", async ({
  open,
}) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  const region = alice.locator("[aria-live=polite]");
  await expect(region).toBeAttached();
  const spoken = await region.evaluateHandle((element) => {
    const said: string[] = [];
    new MutationObserver(() => said.push(element.textContent ?? "")).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return said;
  });
  await expect(region).toHaveText("");

  await say(bob, "Are you there?");
  await expect.poll(() => spoken.jsonValue()).toEqual(["Bob Okafor: Are you there?"]);
  await say(alice, "I am");
  await expect(message(bob, "I am")).toBeVisible();
  await say(bob, "Are you there?");

  const twice = ["Bob Okafor: Are you there?", "Bob Okafor: Are you there?"];
  await expect.poll(() => spoken.jsonValue()).toEqual(twice);
});
