import type { Locator, Page } from "@playwright/test";
import { field, message, messageRow, messages, say } from "../support/chat.ts";
import { Finger } from "../support/finger.ts";
import { talkAtLength } from "../support/history.ts";
import { sendKinds } from "../support/kinds.ts";
import { picture, pictureOf } from "../support/picture.ts";
import { test as base, expect } from "../support/test.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Opens a box on a phone. */
const test = base.extend<{ show: (query: Record<string, string>, before?: () => void) => Promise<Page> }>({
  show: async ({ browser, site }, use) => {
    const context = await browser.newContext(PHONE);
    await use(async (query, before) => {
      const page = await context.newPage();
      if (before !== undefined) await page.addInitScript(before);
      await page.goto(`${site.origin}/any-box.html?${new URLSearchParams({ user: "alice", ...query })}`);
      return page;
    });
    await context.close();
  },
});

/** A browser that tells pages nothing of its way back. */
const withoutCloseWatcher = () => void Reflect.deleteProperty(window, "CloseWatcher");

// shows: D32
test("a finger that rests on a message opens what can be done with it", async ({ show }) => {
  const alice = await show({ box: "chatbox", conversation: "alice-bob" });
  const finger = await Finger.of(alice);
  const text = message(alice, "You are the best 🙌");
  await expect(text).toBeVisible();
  await finger.press(text);
  await expect(alice.getByRole("menu")).toBeVisible();
  await finger.lift();
  await expect(alice.getByRole("menuitem", { name: "React with 👍" })).toBeFocused();
  // From below, over the whole width.
  const menu = await alice.getByRole("menu").boundingBox();
  expect(menu?.x).toBe(8);
  expect(menu?.width).toBe(PHONE.viewport.width - 16);
  expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBe(PHONE.viewport.height - 8);
  await alice.getByRole("menuitem", { name: "React with 👍" }).tap();
  await expect(messageRow(alice, "You are the best 🙌").getByRole("button", { name: /👍 1/ })).toBeVisible();
});

test("a finger that rests on a picture opens its menu, and not the picture", async ({ chinwag, show }) => {
  await sendKinds(chinwag, "kinds", pictureOf(320, 200));
  const alice = await show({ box: "chatbox", conversation: "kinds" });
  const finger = await Finger.of(alice);
  const link = messages(alice).getByRole("link", { name: /Sunrise/ });
  // All that is played and shown is there: what comes in while the list is at its end would bring it back there.
  await alice.waitForLoadState("networkidle");
  await link.scrollIntoViewIfNeeded();
  await finger.press(link);
  await expect(alice.getByRole("menu")).toBeVisible();
  await finger.lift();
  await alice.keyboard.press("Escape");
  await expect(alice.getByRole("menu")).toHaveCount(0);
  await expect(alice.getByRole("dialog")).toHaveCount(0);
  await link.tap();
  await expect(alice.getByRole("dialog", { name: /Sunrise/ })).toBeVisible();
});

for (const dir of ["ltr", "rtl"] as const) {
  // shows: D33
  // wcag: 2.5.2, 2.5.7
  test(`a message is replied to by swiping it: ${dir}`, async ({ show }) => {
    const alice = await show({ box: "chatbox", conversation: "alice-bob", dir });
    const finger = await Finger.of(alice);
    const text = message(alice, "You are the best 🙌");
    await expect(text).toBeVisible();
    const forward = dir === "ltr" ? 1 : -1;
    const reply = alice.getByText("Replying to Bob");
    // Not far enough; back; and down, which scrolls.
    await finger.swipe(text, { x: 30 * forward, y: 0 });
    await finger.swipe(text, { x: -90 * forward, y: 0 });
    await finger.swipe(text, { x: 20 * forward, y: 120 });
    await expect(reply).toHaveCount(0);

    await finger.swipe(text, { x: 90 * forward, y: 4 });

    await expect(reply).toBeVisible();
    await expect(field(alice)).toBeFocused();
    await expect(messageRow(alice, "You are the best 🙌")).toHaveCSS("translate", "none");
    await say(alice, "Thanks");
    await expect(messageRow(alice, "Thanks").getByRole("button", { name: /You are the best/ })).toBeVisible();
  });
}

// shows: D65
test("the way back closes one thing after the other, and then the popup", async ({ chinwag, show }) => {
  await sendKinds(chinwag, "kinds", pictureOf(320, 200));
  const alice = await show({ box: "popup", conversation: "kinds" }, withoutCloseWatcher);
  await alice.getByRole("button", { name: /^Open chat/ }).tap();
  await expect(message(alice, "Paid, thanks")).toBeVisible();
  // It takes the whole screen, and its round button is away.
  await expect(alice.getByRole("dialog", { name: "Chat" })).toHaveAttribute("aria-modal", "true");
  await expect(alice.getByRole("button", { name: /chat$/i })).toHaveCount(1);
  await messages(alice)
    .getByRole("link", { name: /Sunrise/ })
    .tap();
  await expect(alice.getByRole("dialog", { name: /Sunrise/ })).toBeVisible();
  await alice.goBack();
  await expect(alice.getByRole("dialog", { name: /Sunrise/ })).toHaveCount(0);
  await alice.getByRole("button", { name: "Conversation actions" }).tap();
  await expect(alice.getByRole("menu")).toBeVisible();
  await alice.goBack();
  await expect(alice.getByRole("menu")).toHaveCount(0);
  await expect(field(alice)).toBeVisible();
  await alice.goBack();
  await expect(alice.getByRole("dialog", { name: "Chat" })).toBeHidden();

  // What was closed in another way left no step behind.
  await alice.getByRole("button", { name: /^Open chat/ }).tap();
  await alice.getByRole("button", { name: "Close chat" }).tap();
  await expect(alice.getByRole("dialog", { name: "Chat" })).toBeHidden();
  await expect.poll(() => alice.evaluate(() => history.state)).toBe(null);
});

test("where the browser tells of its way back, no steps are added to the history", async ({ show }) => {
  const alice = await show({ box: "popup", conversation: "alice-bob" });
  const steps = await alice.evaluate(() => history.length);
  await alice.getByRole("button", { name: /^Open chat/ }).tap();
  await expect(field(alice)).toBeVisible();
  await alice.getByRole("button", { name: "Conversation actions" }).tap();
  await expect(alice.getByRole("menu")).toBeVisible();
  expect(await alice.evaluate(() => history.length)).toBe(steps);
  // Escape, pressed on the page itself, is the way back of a computer.
  await alice.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await expect(alice.getByRole("menu")).toHaveCount(0);
  await alice.keyboard.press("Escape");
  await expect(alice.getByRole("dialog", { name: "Chat" })).toBeHidden();
});

test("with the keyboard up, a popup fills what is left of the screen", async ({ show }) => {
  const alice = await show({ box: "popup", conversation: "alice-bob", show: "" });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  // As browsers do that leave the page as large as it is.
  await alice.evaluate(() => {
    const area = window.visualViewport as VisualViewport;
    Object.defineProperties(area, { height: { value: 480 }, offsetTop: { value: 40 } });
    area.dispatchEvent(new Event("resize"));
  });
  const panel = alice.getByRole("dialog", { name: "Chat" });
  await expect.poll(() => panel.boundingBox()).toEqual({ x: 0, y: 40, width: 390, height: 480 });
  // What was read last stays in sight.
  await expect(message(alice, "You are the best 🙌")).toBeInViewport({ ratio: 1 });
  const box = await field(alice).boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(520);
});

test("nothing that is typed in makes the phone zoom, and a popup keeps out of unsafe areas", async ({
  show,
}) => {
  const alice = await show({ box: "popup", conversation: "alice-bob", show: "" });
  await expect(field(alice)).toHaveCSS("font-size", "16px");
  await alice.getByRole("button", { name: "Emoji" }).tap();
  await expect(alice.getByRole("searchbox")).toHaveCSS("font-size", "16px");
  await alice.keyboard.press("Escape");
  const devtools = await alice.context().newCDPSession(alice);
  await devtools.send("Emulation.setSafeAreaInsetsOverride", { insets: { top: 40, bottom: 30 } });
  await expect(
    alice.getByRole("heading", { name: "Bob Okafor" }).locator("xpath=ancestor::header"),
  ).toHaveCSS("padding-top", "48px");
  const last = await alice.getByRole("button", { name: "Emoji" }).boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(844 - 30 - 12);
});

/** Whether a finger that comes down 21 pixels beside the middle of something still hits it. */
function reach(target: Locator): Promise<string[]> {
  return target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const root = element.getRootNode() as ShadowRoot;
    return [
      [-21, 0],
      [21, 0],
      [0, -21],
      [0, 21],
    ].flatMap(([dx = 0, dy = 0]) => {
      const hit = root.elementFromPoint(x + dx, y + dy);
      if (hit !== null && (element.contains(hit) || hit === element)) return [];
      return [
        `${element.getAttribute("aria-label") ?? element.textContent} at ${dx}, ${dy}: ${hit?.className}`,
      ];
    });
  });
}

// wcag: 2.5.5, 2.5.8
test("fingers find 44 pixels to press", async ({ chinwag, show }) => {
  await talkAtLength(chinwag, "long", 40);
  await sendKinds(chinwag, "long", pictureOf(320, 200));
  const alice = await show({ box: "popup", conversation: "long", show: "" });
  await expect(message(alice, "Paid, thanks")).toBeVisible();
  const button = (name: string | RegExp) => alice.getByRole("button", { name });
  const row = messageRow(alice, "Paid, thanks");
  const all = async (...targets: Locator[]) => {
    for (const target of targets) {
      await target.scrollIntoViewIfNeeded();
      expect(await reach(target)).toEqual([]);
    }
  };
  await all(button("Attach files"), button("Share location"), button("Emoji"));
  await all(button("Record a voice message"), button("Conversation actions"), button("Close chat"));
  await all(row.getByRole("button", { name: /❤️/ }));
  const voice = messages(alice).getByRole("group", { name: "Voice message" }).first();
  await all(voice.getByRole("button", { name: "Play" }), voice.getByRole("button", { name: /^Speed/ }));
  await messages(alice).evaluate((list) => list.scrollTo({ top: list.scrollHeight / 2 }));
  await all(button("Go to the latest message"));
  await button("Go to the latest message").tap();
  await alice.locator("input[type=file]").setInputFiles([picture]);
  await all(button("Remove two.png"), button("Send"));
  await row.getByRole("button", { name: "Message actions" }).press("Enter");
  for (const item of await alice.getByRole("menuitem").all()) await all(item);
  await alice.getByRole("menuitem", { name: "Reply" }).tap();
  await all(button("Cancel"));
  await button("Emoji").tap();
  await all(button("grinning").first());
});
