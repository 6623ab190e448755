import type { Locator, Page } from "@playwright/test";
import { conversations, field, message, messageRow, messages, say } from "../support/chat.ts";
import { lineOf, talkAtLength } from "../support/history.ts";
import { sendKinds } from "../support/kinds.ts";
import { picture, pictureOf } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

/** What a screen reader is given to say, from now on. */
async function spoken(page: Page): Promise<() => Promise<string[]>> {
  const region = page.locator("[aria-live=polite]");
  await expect(region).toBeAttached();
  const said = await region.evaluateHandle((element) => {
    const said: string[] = [];
    new MutationObserver(() => said.push(element.textContent ?? "")).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return said;
  });
  await expect(region).toHaveText("");
  return () => said.jsonValue();
}

// wcag: 4.1.3
test("what comes in is announced, also when it says the same twice; what was there before is not", async ({
  open,
}) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  const said = await spoken(alice);

  await say(bob, "Are you there?");
  await expect.poll(said).toEqual(["Bob Okafor: Are you there?"]);
  await say(alice, "I am");
  await expect(message(bob, "I am")).toBeVisible();
  await say(bob, "Are you there?");

  const twice = ["Bob Okafor: Are you there?", "Bob Okafor: Are you there?"];
  await expect.poll(said).toEqual(twice);
});

// wcag: 4.1.3
test("a flood of messages is announced in few words", async ({ chinwag, open }) => {
  const alice = await open("any-box.html", { box: "chatbox", user: "alice", conversation: "alice-bob" });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  const said = await spoken(alice);
  const send = (number: number) =>
    chinwag.rest("POST", "/conversations/alice-bob/messages", [
      { type: "UserMessage", sender: "bob", text: lineOf(number) },
    ]);
  // One after the other, so that each comes by itself.
  for (let number = 0; number < 16; number += 1) await send(number);
  await expect(message(alice, lineOf(15))).toBeVisible();
  const counted = async () =>
    (await said()).reduce(
      (sum, line) => sum + Number(/^(\d+) new messages, the last/.exec(line)?.[1] ?? 1),
      0,
    );
  await expect.poll(counted).toBe(16);
  expect((await said()).length).toBeLessThan(6);
});

/** What runs out of its box sideways, or cannot be reached by scrolling down alone. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if ((document.scrollingElement?.scrollWidth ?? 0) > innerWidth) found.push("the page scrolls sideways");
    const hosts = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    for (const root of hosts) {
      for (const element of root.querySelectorAll<HTMLElement>(
        "button, a, textarea, input, p, h2, time, li, [role]",
      )) {
        if (element.closest("pre, .visually-hidden, [hidden]") || !element.checkVisibility()) continue;
        const { left, right, width } = element.getBoundingClientRect();
        const isInside = left >= -1 && right <= innerWidth + 1;
        const name = element.getAttribute("aria-label") ?? element.textContent?.slice(0, 40) ?? "";
        if (width > 0 && !isInside) found.push(`${element.className} "${name}" from ${left} to ${right}`);
      }
    }
    return found;
  });
}

/** 1280 by 1024 pixels at 400 %, and the narrowest phone. */
const SMALL = [
  { width: 320, height: 256 },
  { width: 320, height: 568 },
];

for (const size of SMALL) {
  // wcag: 1.4.4, 1.4.10
  test(`nothing is lost at ${size.width} by ${size.height} pixels`, async ({ chinwag, open }) => {
    await sendKinds(chinwag, "kinds", pictureOf(1_200, 800));
    await chinwag.rest("POST", "/conversations/kinds/messages", [
      { type: "UserMessage", sender: "bob", text: `Donau${"dampfschifffahrts".repeat(6)}gesellschaft` },
    ]);
    const narrow = (page: Page) => page.setViewportSize(size);
    const inbox = await open("any-box.html", { box: "inbox", user: "alice" }, narrow);
    await expect(conversations(inbox).first()).toBeVisible();
    expect(await cutOff(inbox), "the list").toEqual([]);
    await conversations(inbox).first().getByRole("button").click();
    await expect(messages(inbox).getByText(/^Donaudampf/)).toBeVisible();
    expect(await cutOff(inbox), "the chat").toEqual([]);
    await expect(field(inbox)).toBeInViewport({ ratio: 1 });
    // Part of what was said is in sight as well.
    expect((await messages(inbox).boundingBox())?.height).toBeGreaterThan(size.height / 4);

    const row = messageRow(inbox, "Paid, thanks");
    await row.hover();
    await row.getByRole("button", { name: "Message actions" }).click();
    for (const name of ["React with 👍", "Reply", "Edit", "Delete"]) {
      const item = inbox.getByRole("menuitem", { name });
      await item.scrollIntoViewIfNeeded();
      await expect(item).toBeInViewport({ ratio: 1 });
    }
    expect(await cutOff(inbox), "the menu").toEqual([]);
    await inbox.keyboard.press("Escape");
    await inbox.getByRole("button", { name: "Emoji" }).click();
    await expect(inbox.getByRole("searchbox")).toBeInViewport({ ratio: 1 });
    await expect(inbox.getByRole("button", { name: "grinning" }).first()).toBeInViewport();
    await inbox.keyboard.press("Escape");
    await inbox.locator("input[type=file]").setInputFiles([picture]);
    await expect(inbox.getByRole("button", { name: "Remove two.png" })).toBeInViewport({ ratio: 1 });
    await expect(field(inbox)).toBeInViewport({ ratio: 1 });
    expect(await cutOff(inbox), "with a file").toEqual([]);

    const popup = await open("any-box.html", { box: "popup", user: "alice", conversation: "kinds" }, narrow);
    await popup.getByRole("button", { name: /^Open chat/ }).click();
    await expect(field(popup)).toBeInViewport({ ratio: 1 });
    expect(await cutOff(popup), "the popup").toEqual([]);
    await popup.getByRole("button", { name: "Close chat" }).click();
    await expect(field(popup)).toBeHidden();
  });
}

// wcag: 1.4.12
test("text may be set wider, as some readers need it", async ({ chinwag, open }) => {
  await sendKinds(chinwag, "kinds", pictureOf(320, 200));
  const alice = await open("any-box.html", { box: "inbox", user: "alice", conversation: "kinds" });
  await expect(message(alice, "Paid, thanks")).toBeVisible();
  const clipped = await alice.evaluate(() => {
    const wider = new CSSStyleSheet();
    wider.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
        "p { margin-block-end: 2em !important }",
    );
    const root = document.querySelector(".t-inbox")?.shadowRoot as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, wider];
    // What is cut with an ellipsis says all of it elsewhere: the list in the chat, the field where it is read.
    return [
      ...root.querySelectorAll<HTMLElement>(".bubble, button, p, time, h2, .unread, .card, .day, .avatar"),
    ]
      .filter(
        (element) =>
          !element.closest(".visually-hidden, .one-line, .item, .quote") && element.checkVisibility(),
      )
      .filter(
        ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
          clientWidth > 0 && (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1),
      )
      .map(({ className, textContent }) => `${className}: ${textContent}`);
  });
  expect(clipped).toEqual([]);
  await expect(field(alice)).toBeInViewport({ ratio: 1 });
});

/** Which line is drawn around something. */
async function outline(target: Locator): Promise<string> {
  return target.evaluate((element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle === "none" ? "none" : `${outlineWidth} ${outlineColor}`;
  });
}

// wcag: 1.4.1, 1.4.11, 2.4.7
test("with colours of the reader's own, what is open, pressed and focused is told apart", async ({
  chinwag,
  open,
}) => {
  await sendKinds(chinwag, "kinds", pictureOf(320, 200));
  const alice = await open("any-box.html", { box: "inbox", user: "alice", conversation: "kinds" }, (page) =>
    page.emulateMedia({ forcedColors: "active" }),
  );
  await expect(message(alice, "Paid, thanks")).toBeVisible();
  const marked = (element: Locator) => expect.poll(() => outline(element)).toMatch(/^[12]px rgb/);
  await marked(messages(alice).locator(".bubble").last());
  const items = conversations(alice).getByRole("button");
  await marked(items.and(alice.locator("[aria-current]")));
  expect(await outline(items.last())).toBe("none");
  const heart = messageRow(alice, "Paid, thanks").getByRole("button", { name: /❤️/ });
  expect(await outline(heart)).toBe("none");
  await heart.click();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  await alice.mouse.move(0, 0);
  await field(alice).focus();
  await marked(heart);
  await marked(alice.locator(".message-field-box"));
  await alice.keyboard.press("Shift+Tab");
  await marked(alice.getByRole("button", { name: "Share location" }));
  await field(alice).fill("@B");
  await field(alice).press("End");
  await marked(alice.getByRole("option", { selected: true }));
});

// wcag: 2.3.3
test("for who wants it still, nothing moves", async ({ chinwag, open }) => {
  await talkAtLength(chinwag, "long", 40);
  const alice = await open("any-box.html", { box: "popup", user: "alice", conversation: "long" }, (page) =>
    page.emulateMedia({ reducedMotion: "reduce" }),
  );
  /** What is under way that changes where or how large something is. */
  const moving = () =>
    alice.evaluate(() =>
      [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
        .flatMap((root) => root.getAnimations())
        .flatMap(({ effect }) => (effect as KeyframeEffect).getKeyframes())
        .flatMap((frame) => Object.keys(frame))
        .filter((property) => /transform|translate|scale|rotate|size|width|height|inset/i.test(property)),
    );
  await alice.getByRole("button", { name: /^Open chat/ }).click();
  expect(await moving()).toEqual([]);
  await expect(field(alice)).toBeVisible();
  await messages(alice).evaluate((list) =>
    list.scrollTo({ top: list.scrollHeight - list.clientHeight - 200 }),
  );
  const end = alice.getByRole("button", { name: "Go to the latest message" });
  await end.click();
  // It is there at once, and not on its way.
  expect(
    await messages(alice).evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop),
  ).toBeLessThan(2);
  await say(alice, "Still");
  await expect(message(alice, "Still")).toBeVisible();
  expect(await moving()).toEqual([]);
  await alice.keyboard.press("Escape");
  expect(await moving()).toEqual([]);
});
