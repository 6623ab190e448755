import type { BrowserContextOptions, Page } from "@playwright/test";
import { barriers } from "../support/axe.ts";
import { conversations, field, message, messageRow, messages, say } from "../support/chat.ts";
import { talkAtLength } from "../support/history.ts";
import { sendKinds, sound } from "../support/kinds.ts";
import { Line } from "../support/line.ts";
import { picture, pictureOf } from "../support/picture.ts";
import { test as base, expect } from "../support/test.ts";

// Axe looks at every screen in every state. What it finds is nothing, however small.

interface Way {
  readonly name: string;
  readonly context: BrowserContextOptions;
  readonly dir: "ltr" | "rtl";
  /** In which colours it looks at each state. */
  readonly schemes: readonly ("light" | "dark")[];
}

const WAYS: readonly Way[] = [
  { name: "desktop", context: {}, dir: "ltr", schemes: ["light", "dark"] },
  {
    name: "phone, right to left",
    context: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    dir: "rtl",
    schemes: ["dark"],
  },
  { name: "forced colours", context: { forcedColors: "active" }, dir: "ltr", schemes: ["light"] },
];

/** Nothing is answered: the page waits for ever. */
const unanswered = (page: Page) => page.routeWebSocket(/.*/, () => undefined);

/** Opens what can be done with a message. */
async function openMenu(page: Page, text: string): Promise<void> {
  const row = messageRow(page, text);
  await row.hover();
  await row.getByRole("button", { name: "Message actions" }).press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
}

// Axe takes its time, and there is much to look at.
base.describe.configure({ timeout: 90_000 });

base.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = ["--use-fake-device-for-media-stream"];
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...args] });
  },
});

for (const { name, context, dir, schemes } of WAYS) {
  /** Opens a box as these people do. */
  const test = base.extend<{
    show: (query: Record<string, string>, prepare?: (page: Page) => unknown) => Promise<Page>;
  }>({
    show: async ({ browser, site }, use) => {
      const opened: Page[] = [];
      await use(async (query, prepare) => {
        const page = await (await browser.newContext(context)).newPage();
        opened.push(page);
        await prepare?.(page);
        await page.goto(
          `${site.origin}/any-box.html?${new URLSearchParams({ user: "alice", dir, ...query })}`,
        );
        return page;
      });
      await Promise.all(opened.map((page) => page.context().close()));
    },
  });
  const none = async (page: Page, state: string) => {
    for (const [at, colorScheme] of schemes.entries()) {
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page, at > 0 ? "colours" : undefined), `${state}, ${colorScheme}`).toEqual([]);
    }
  };

  // wcag: 1.1.1, 1.3.1, 1.4.3, 2.5.3, 2.5.8, 4.1.2
  test(`no barriers in a Chatbox: ${name}`, async ({ chinwag, show }) => {
    await sendKinds(chinwag, "kinds", pictureOf(320, 200));
    await chinwag.setRole("default", 'conversationActions=[{"name":"report","label":"Report","on":"all"}]');
    const alice = await show({ box: "chatbox", conversation: "kinds" });
    await expect(message(alice, "Paid, thanks")).toBeVisible();
    await expect(messages(alice).getByRole("slider")).toHaveCount(2);
    await none(alice, "every kind of message");

    await openMenu(alice, "Paid, thanks");
    await none(alice, "the menu of a message");
    await alice.getByRole("menuitem", { name: "Delete" }).click();
    await none(alice, "asking before it deletes");
    await alice.keyboard.press("Escape");
    await openMenu(alice, "Paid, thanks");
    await alice.getByRole("menuitem", { name: "React with another emoji" }).click();
    await expect(alice.getByRole("dialog", { name: "Emoji" })).toBeVisible();
    await none(alice, "choosing a reaction");
    await alice.keyboard.press("Escape");
    await openMenu(alice, "Paid, thanks");
    await alice.getByRole("menuitem", { name: "Reply" }).click();
    await none(alice, "replying");
    await openMenu(alice, "Paid, thanks");
    await alice.getByRole("menuitem", { name: "Edit" }).click();
    await none(alice, "editing");
    await field(alice).press("Escape");

    await alice.getByRole("button", { name: "Conversation actions" }).click();
    await expect(alice.getByRole("menuitem", { name: "Report" })).toBeVisible();
    await none(alice, "the menu of the conversation");
    await alice.keyboard.press("Escape");
    await messages(alice)
      .getByRole("link", { name: /Sunrise/ })
      .click();
    await expect(alice.getByRole("dialog", { name: /Sunrise/ })).toBeVisible();
    await none(alice, "a picture over the window");
  });

  // wcag: 2.4.6, 3.3.2, 4.1.2
  test(`no barriers around the message field: ${name}`, async ({ show }) => {
    const alice = await show({ box: "chatbox", conversation: "alice-bob" });
    await expect(message(alice, "You are the best 🙌")).toBeVisible();
    await alice.getByRole("button", { name: "Emoji" }).click();
    await expect(alice.getByRole("dialog", { name: "Emoji" })).toBeVisible();
    await none(alice, "emoji");
    await alice.getByRole("searchbox").fill("nothing of the kind");
    await none(alice, "no emoji found");
    await alice.keyboard.press("Escape");
    await field(alice).pressSequentially("@B");
    await expect(alice.getByRole("option", { name: "Bob Okafor" })).toBeVisible();
    await none(alice, "people to mention");
    await field(alice).fill("word ".repeat(2_100));
    await expect(alice.getByText(/characters too many/)).toBeVisible();
    await none(alice, "too much text");
    await field(alice).fill("");

    await alice.context().grantPermissions(["geolocation", "microphone"]);
    await alice.context().setGeolocation({ latitude: 52.37, longitude: 4.89 });
    await alice.getByRole("button", { name: "Share location" }).click();
    await expect(alice.getByRole("region", { name: "Share location" })).toContainText("52.37");
    await none(alice, "a place to send");
    await alice.getByRole("button", { name: "Cancel" }).click();
    await alice.getByRole("button", { name: "Record a voice message" }).click();
    await expect(alice.getByRole("timer")).toHaveText("0:01");
    await none(alice, "recording a voice");
    await alice.getByRole("button", { name: "End the recording" }).click();
    await expect(alice.getByRole("slider")).toBeVisible();
    await alice.route("**/uploads/**", () => undefined);
    await alice
      .locator("input[type=file]")
      .setInputFiles([picture, { name: "Song.wav", mimeType: "audio/wav", buffer: sound() }]);
    await expect(alice.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(3);
    await none(alice, "files that are sent next");
  });

  // wcag: 1.4.1, 3.3.1, 3.3.3
  test(`no barriers where something is amiss: ${name}`, async ({ chinwag, show }) => {
    const waiting = await show({ box: "chatbox", conversation: "alice-bob" }, unanswered);
    await expect(waiting.getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
    await none(waiting, "loading");
    const stranger = await show({ box: "chatbox", conversation: "bob-omar" });
    await expect(stranger.getByText("This conversation isn’t available")).toBeVisible();
    await none(stranger, "no access");
    const ended = await show({ box: "chatbox", conversation: "alice-bob", token: "no.such.token" });
    await expect(ended.getByText("The chat can’t be reached").first()).toBeVisible();
    await none(ended, "a token that is not taken");
    await chinwag.rest("PUT", "/conversations/empty", { participants: ["alice", "bob"] });
    const empty = await show({ box: "chatbox", conversation: "empty" });
    await expect(empty.getByText("No messages yet")).toBeVisible();
    await none(empty, "no messages");

    const line = new Line();
    const alice = await show({ box: "chatbox", conversation: "alice-bob" }, (page) => line.hold(page));
    await expect(message(alice, "You are the best 🙌")).toBeVisible();
    await line.cut();
    await say(alice, "On its way");
    await expect(alice.getByText("Connecting…")).toBeVisible();
    await none(alice, "away");
    await chinwag.rest("PATCH", "/conversations/alice-bob/participants/alice", { access: "Read" });
    line.mend();
    await expect(alice.getByRole("alert")).toContainText("Not sent");
    await expect(alice.getByText(/not write in it/)).toBeVisible();
    await none(alice, "refused");
  });

  // wcag: 1.3.1, 1.4.3, 2.4.6, 4.1.2
  test(`no barriers in an Inbox: ${name}`, async ({ chinwag, show }) => {
    await chinwag.rest("PUT", "/users/newcomer", { name: "Newcomer" });
    const loading = await show({ box: "inbox" }, unanswered);
    await expect(loading.getByRole("status").first()).toBeVisible();
    await none(loading, "loading");
    const empty = await show({ box: "inbox", user: "newcomer" });
    await expect(empty.getByText("No conversations yet")).toBeVisible();
    // There is nothing to pick, so nobody is told to.
    await expect(empty.getByText("No conversation is open")).toHaveCount(0);
    await none(empty, "no conversations");

    const alice = await show({ box: "inbox" });
    await expect(conversations(alice)).toHaveCount(4);
    await none(alice, "nothing open");
    await conversations(alice).filter({ hasText: "Sofia Rossi" }).getByRole("button").click();
    await expect(message(alice, "Same time next year.")).toBeVisible();
    await none(alice, "a conversation open");
    await alice.getByRole("button", { name: "Conversation actions" }).click();
    await alice.getByRole("menuitem", { name: "Leave conversation" }).click();
    await expect(alice.getByRole("menuitem", { name: "Leave this conversation?" })).toBeFocused();
    await none(alice, "asking before one leaves");

    const refused = await show({ box: "inbox" }, (page) =>
      page.addInitScript(() => Object.assign(window, { Notification: { permission: "denied" } })),
    );
    await refused.getByRole("switch", { name: "Notifications on this device" }).click();
    await expect(refused.getByRole("alert")).toBeVisible();
    await none(refused, "no notifications");
  });

  // wcag: 1.3.1, 4.1.2
  test(`no barriers in a Popup: ${name}`, async ({ chinwag, show }) => {
    await talkAtLength(chinwag, "long", 40);
    const alice = await show({ box: "popup", conversation: "long" });
    const launcher = alice.getByRole("button", { name: "Open chat, 1 unread message" });
    await expect(launcher).toBeVisible();
    await none(alice, "closed");
    await launcher.click();
    await expect(field(alice)).toBeVisible();
    await messages(alice).evaluate((list) =>
      list.scrollTo({ top: list.scrollHeight - list.clientHeight - 400 }),
    );
    // From here on it knows that the end is not in sight.
    await expect(alice.getByRole("button", { name: "Go to the latest message" })).toBeVisible();
    await chinwag.rest("POST", "/conversations/long/messages", [
      { type: "UserMessage", sender: "bob", text: "The newest" },
    ]);
    await expect(alice.getByRole("button", { name: "1 new message" })).toBeVisible();
    await none(alice, "open, with news below");
    const loading = await show({ box: "popup", show: "" }, unanswered);
    await expect(loading.getByRole("status").first()).toBeVisible();
    await none(loading, "loading");
  });
}
