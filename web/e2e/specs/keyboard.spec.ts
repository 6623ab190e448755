import type { Page } from "@playwright/test";
import { conversations, field, message, messageRow, messages } from "../support/chat.ts";
import { talkAtLength } from "../support/history.ts";
import { sendKinds } from "../support/kinds.ts";
import { picture, pictureOf } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

/** What has the focus, as it is called; looks through shadow roots. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });
}

// wcag: 1.3.2, 2.1.1, 2.1.2, 2.4.3
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
    /^Search$/,
    /^B?.*Bob Okafor/,
    /^Search messages$/,
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

// wcag: 2.4.1, 2.4.7
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

// wcag: 2.1.2, 2.4.3
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

// wcag: 2.4.3
test("what is closed or taken away gives the focus to what is written in", async ({ open }) => {
  const alice = await open("any-box.html", { box: "chatbox", user: "alice", conversation: "alice-bob" });
  await expect(field(alice)).toBeFocused();
  await alice.locator("input[type=file]").setInputFiles([picture, { ...picture, name: "three.png" }]);
  for (const name of ["two.png", "three.png"]) {
    await alice.getByRole("button", { name: `Remove ${name}` }).press("Enter");
    await expect(alice.getByRole("button", { name: `Remove ${name}` })).toHaveCount(0);
    await expect(field(alice)).toBeFocused();
  }
  await alice.context().clearPermissions();
  await alice.getByRole("button", { name: "Share location" }).press("Enter");
  await alice
    .getByRole("region", { name: "Share location" })
    .getByRole("button", { name: /Cancel|Close/ })
    .press("Enter");
  await expect(field(alice)).toBeFocused();
  await alice.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await alice.getByRole("button", { name: "Record a voice message" }).press("Enter");
  await expect(alice.getByRole("alert")).toContainText("microphone");
  await alice.getByRole("button", { name: "Close" }).press("Enter");
  await expect(field(alice)).toBeFocused();
});

// wcag: 2.4.3
test("a message that is deleted leaves the focus at the next, and the last one in the list", async ({
  chinwag,
  open,
}) => {
  await chinwag.rest("PUT", "/conversations/three", { participants: ["alice", "bob"] });
  const said = ["First", "Second", "Third"].map((text) => ({ type: "UserMessage", sender: "alice", text }));
  await chinwag.rest("POST", "/conversations/three/messages", said);
  const alice = await open("any-box.html", { box: "chatbox", user: "alice", conversation: "three" });
  const button = (text: string) => messageRow(alice, text).getByRole("button", { name: "Message actions" });
  const remove = async (text: string) => {
    await expect(button(text)).toBeFocused();
    await alice.keyboard.press("Enter");
    await expect(alice.getByRole("menu")).toBeVisible();
    await alice.keyboard.press("ArrowUp");
    await expect(alice.getByRole("menuitem", { name: "Delete" })).toBeFocused();
    await alice.keyboard.press("Enter");
    await alice.keyboard.press("Enter");
    await expect(message(alice, text)).toHaveCount(0);
  };
  await expect(message(alice, "Third")).toBeVisible();
  await messages(alice).focus();
  await alice.keyboard.press("Enter");
  await alice.keyboard.press("ArrowUp");
  await remove("Second");
  await remove("Third");
  await remove("First");
  await expect(messages(alice)).toBeFocused();
});

for (const size of [
  { width: 390, height: 700 },
  { width: 700, height: 390 },
]) {
  // wcag: 1.3.4, 2.4.11
  test(`what has the focus is in sight, on a screen of ${size.width} by ${size.height}`, async ({
    chinwag,
    open,
  }) => {
    await sendKinds(chinwag, "kinds", pictureOf(320, 200));
    const alice = await open(
      "any-box.html",
      { box: "popup", user: "alice", conversation: "kinds", show: "" },
      (page) => page.setViewportSize(size),
    );
    await expect(message(alice, "Paid, thanks")).toBeVisible();
    await expect(field(alice)).toBeFocused();
    const seen = new Set<string>();
    for (let step = 0; step < 24; step += 1) {
      await alice.keyboard.press("Shift+Tab");
      const hidden = await alice.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        if (element === null || element === document.body) return null;
        const { left, top, width, height } = element.getBoundingClientRect();
        const [x, y] = [
          Math.min(Math.max(left + width / 2, 1), innerWidth - 1),
          Math.min(Math.max(top + height / 2, 1), innerHeight - 1),
        ];
        const hit = (element.getRootNode() as ShadowRoot).elementFromPoint(x, y);
        return hit !== null && (element.contains(hit) || hit.contains(element))
          ? null
          : `${element.tagName} ${element.className}`;
      });
      expect(hidden).toBeNull();
      seen.add(await focused(alice));
    }
    expect(seen.size).toBeGreaterThan(10);
  });
}
