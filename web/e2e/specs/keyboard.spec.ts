import type { Page } from "@playwright/test";
import { conversations, field, message, messages } from "../support/chat.ts";
import { talkAtLength } from "../support/history.ts";
import { expect, test } from "../support/test.ts";

/** What has the focus, as it is called; looks through shadow roots. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });
}

test("Tab reaches everything in an Inbox, there and back", async ({ chinwag, open }) => {
  await talkAtLength(chinwag, "long", 40);
  const alice = await open("inbox.html", { user: "alice", conversation: "long" });
  await expect(field(alice)).toBeVisible();
  await messages(alice).hover();
  await alice.mouse.wheel(0, -500);
  await expect(alice.getByRole("button", { name: "Go to the latest message" })).toBeVisible();

  // The field has the focus already; from here it is a way through all there is.
  while ((await focused(alice)) !== "Notifications on this device") await alice.keyboard.press("Shift+Tab");
  const stops = [
    /^B?.*Bob Okafor/,
    /^Conversation actions$/,
    /^Messages$/,
    /^Go to the latest message$/,
    /^Attach files$/,
    /^Share location$/,
    /^Message to Bob Okafor$/,
    /^Emoji$/,
    /^Send$/,
  ];
  for (const stop of stops) {
    await alice.keyboard.press("Tab");
    expect(await focused(alice)).toMatch(stop);
    // Who has no mouse must see where they are; the field shows it on the frame around it.
    if (String(stop).includes("Message to")) await alice.keyboard.type("Something to send");
  }
  await alice.keyboard.press("Shift+Tab");
  expect(await focused(alice)).toBe("Emoji");
});

test("arrows, Home and End move in the list, Enter opens", async ({ open }) => {
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-bob" });
  const items = conversations(alice).getByRole("button");
  await expect(items).toHaveCount(4);
  await expect(field(alice)).toBeFocused();
  // The list is one step on the way, whichever of its items that leads to.
  while (!/^(?!Message).*Bob Okafor/.test(await focused(alice))) await alice.keyboard.press("Shift+Tab");
  await expect(items.nth(1)).toBeFocused();
  await expect(items.nth(1)).toHaveCSS("outline-style", "solid");

  await alice.keyboard.press("ArrowDown");
  await expect(items.nth(2)).toBeFocused();
  await alice.keyboard.press("ArrowUp");
  await expect(items.nth(1)).toBeFocused();
  await alice.keyboard.press("End");
  await expect(items.nth(3)).toBeFocused();
  await alice.keyboard.press("ArrowDown");
  await expect(items.nth(3)).toBeFocused();
  await alice.keyboard.press("Home");
  await expect(items.nth(0)).toBeFocused();

  await alice.keyboard.press("Enter");

  await expect(message(alice, "I put a spare bulb in the box.")).toBeVisible();
  await expect(items.nth(0)).toHaveAttribute("aria-current", "true");
  await expect(field(alice)).toBeFocused();
});

test("a Popup is opened, left with Escape and opened again without a mouse", async ({ open }) => {
  const alice = await open("popup.html", { user: "alice", conversation: "alice-bob" });
  const launcher = alice.getByRole("button", { name: /^Open chat/ });
  await expect(launcher).toBeVisible();
  await alice.keyboard.press("Tab");
  await expect(launcher).toBeFocused();

  for (let round = 0; round < 2; round++) {
    await alice.keyboard.press("Enter");
    await expect(alice.getByRole("dialog", { name: "Chat" })).toBeVisible();
    await expect(field(alice)).toBeFocused();

    await alice.keyboard.press("Escape");
    await expect(alice.getByRole("dialog", { name: "Chat" })).toBeHidden();
    await expect(launcher).toBeFocused();
    await expect(launcher).toHaveAttribute("aria-expanded", "false");
  }
});

test("a Popup that is opened again before it has faded away takes the focus as ever", async ({ open }) => {
  const alice = await open("popup.html", { user: "alice", conversation: "alice-bob" });
  await alice.getByRole("button", { name: /^Open chat/ }).press("Enter");
  await expect(field(alice)).toBeFocused();
  await alice.keyboard.press("Escape");
  await alice.getByRole("button", { name: /^Open chat/ }).press("Enter");
  await expect(field(alice)).toBeFocused();
});

test("Escape that ends a composition leaves the Popup open", async ({ open }) => {
  const alice = await open("popup.html", { user: "alice", conversation: "alice-bob" });
  await alice.getByRole("button", { name: /^Open chat/ }).click();
  await expect(field(alice)).toBeFocused();
  const devtools = await alice.context().newCDPSession(alice);
  await devtools.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  await expect(field(alice)).toHaveValue("にほ");

  await alice.keyboard.press("Escape");

  await expect(field(alice)).toBeFocused();
  await expect(alice.getByRole("dialog", { name: "Chat" })).toBeVisible();
});

// shows: D6
test("keys that are typed into the chat are no shortcuts of the page", async ({ open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(field(alice)).toBeVisible();
  const heard = await alice.evaluateHandle(() => {
    const keys: string[] = [];
    document.addEventListener("keydown", ({ key }) => keys.push(key));
    return keys;
  });

  await field(alice).pressSequentially("j/k");
  await alice.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await alice.keyboard.press("x");

  expect(await heard.jsonValue()).toEqual(["x"]);
});
