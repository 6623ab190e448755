import type { Browser, BrowserContextOptions } from "@playwright/test";
import { strings as ar } from "../../ui/src/strings/ar.ts";
import { en } from "../../ui/src/strings/en.ts";
import type { Strings } from "../../ui/src/strings/strings.ts";
import { barriers } from "../support/axe.ts";
import type { ChinwagServer } from "../support/chinwag-server.ts";
import type { HostSite } from "../support/host-site.ts";
import { type Means, Person } from "../support/person.ts";
import { pictureOf } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

// Somebody does the whole thing, from opening the box to closing it: with each box, and in each way people have.

interface Way {
  readonly name: string;
  readonly means: Means;
  readonly strings: Strings;
  readonly context: BrowserContextOptions;
}

const WAYS: readonly Way[] = [
  { name: "desktop", means: "mouse", strings: en, context: {} },
  {
    name: "phone",
    means: "touch",
    strings: en,
    context: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  },
  { name: "right to left", means: "mouse", strings: ar, context: { locale: "ar" } },
  { name: "dark", means: "mouse", strings: en, context: { colorScheme: "dark" } },
  { name: "keyboard only", means: "keyboard", strings: en, context: {} },
];

test.describe.configure({ timeout: 60_000 });

/** Opens a page with a box as somebody who has a conversation about a trip with Bob, and one about lamps with Omar. */
async function arrive(
  { chinwag, site, browser }: { chinwag: ChinwagServer; site: HostSite; browser: Browser },
  { means, strings, context }: Way,
  query: Record<string, string>,
): Promise<Person> {
  await chinwag.rest("PUT", "/users/nora", { name: "Nora Lind", locale: strings.locale });
  for (const [id, subject, other] of [
    ["lamps", "Lamps", "omar"],
    ["trip", "The trip", "bob"],
  ] as const) {
    await chinwag.rest("PUT", `/conversations/${id}`, { participants: ["nora", other, "sofia"], subject });
    const said = { type: "UserMessage", sender: other, text: `About: ${subject}` };
    await chinwag.rest("POST", `/conversations/${id}/messages`, [said]);
  }
  const page = await (await browser.newContext(context)).newPage();
  await page.goto(`${site.origin}/any-box.html?${new URLSearchParams({ user: "nora", ...query })}`);
  return new Person(page, means, strings);
}

/** Axe finds nothing, wherever somebody stops. */
async function stop(nora: Person, where: string): Promise<void> {
  expect(await barriers(nora.page), where).toEqual([]);
}

/** Reads, answers, reacts, replies, edits, deletes, and sends an emoji and a picture. */
async function talk(nora: Person, chinwag: ChinwagServer): Promise<void> {
  const { page, t } = nora;
  await expect(nora.row("About: The trip")).toBeVisible();
  await stop(nora, "the conversation");
  await chinwag.rest("POST", "/conversations/trip/messages", [
    { type: "UserMessage", sender: "bob", text: "Shall we leave at nine?" },
  ]);
  await expect(nora.row("Shall we leave at nine?")).toBeVisible();
  await nora.say("Let us *see*");
  await expect(nora.row("Let us see")).toContainText(new RegExp(`${t.delivered}|${t.readByEveryone}`));

  await nora.act("Shall we leave at nine?", t.reactWith("👍"));
  const thumb = nora.row("Shall we leave at nine?").getByRole("button", { name: t.reactionCount("👍", 1) });
  await expect(thumb).toHaveAttribute("aria-pressed", "true");
  await nora.replyTo("Shall we leave at nine?");
  await expect(nora.field).toBeFocused();
  await stop(nora, "a reply");
  await nora.say("Ten is better");
  await expect(nora.row("Ten is better").getByRole("button", { name: t.goToOriginal })).toContainText(
    "Shall we leave at nine?",
  );
  await nora.act("Let us see", t.edit);
  await expect(nora.field).toHaveValue("Let us *see*");
  await nora.say("I have seen");
  await expect(nora.row("I have seen")).toContainText(t.edited);
  await nora.act("I have seen", t.delete, t.deleteForEveryone);
  await expect(nora.row("I have seen")).toHaveCount(0);
  // Who was at the message is still in the list, and not at the beginning of the page.
  if (nora.means === "keyboard") {
    await expect(nora.messages.locator(":focus")).toHaveAccessibleName(t.messageActions);
  }
  await sendEmojiAndPicture(nora);
  const { data } = (await chinwag.rest("GET", "/conversations/trip/messages")) as {
    data: { text: string }[];
  };
  expect(data.map(({ text }) => text).slice(1, 4)).toEqual([
    "😀",
    "Ten is better",
    "Shall we leave at nine?",
  ]);
  await expect(page.getByRole("alert")).toHaveCount(0);
}

async function sendEmojiAndPicture(nora: Person): Promise<void> {
  const { page, t } = nora;
  await nora.press(nora.button(t.emoji));
  await expect(page.locator(".emoji-search")).toBeFocused();
  await stop(nora, "emoji");
  await page.keyboard.type("grinning");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(nora.field).toHaveValue("😀");
  await expect(nora.field).toBeFocused();
  if (nora.means === "touch") await nora.press(nora.button(t.send));
  else await page.keyboard.press("Enter");
  await expect(nora.row("😀")).toBeVisible();

  const asked = page.waitForEvent("filechooser");
  await nora.press(nora.button(t.attach));
  await (await asked).setFiles([{ name: "Map.png", mimeType: "image/png", buffer: pictureOf(640, 400) }]);
  await expect(nora.button(t.removeAttachment("Map.png"))).toBeVisible();
  await stop(nora, "a picture to send");
  await nora.press(nora.button(t.send));
  const picture = nora.messages.getByRole("link", { name: "Map.png" });
  await expect(picture).toBeVisible();
  await nora.press(picture);
  const large = page.getByRole("dialog", { name: t.picture("Map.png") });
  await expect(large.getByRole("img")).toBeVisible();
  await stop(nora, "the picture");
  await nora.press(large.getByRole("button", { name: t.close }));
  await expect(large).toHaveCount(0);
  await expect(picture).toBeFocused();
}

for (const way of WAYS) {
  // shows: D61
  // wcag: 2.1.1
  test(`a journey through a Chatbox: ${way.name}`, async ({ chinwag, site, browser }) => {
    const nora = await arrive({ chinwag, site, browser }, way, { box: "chatbox", conversation: "trip" });
    await talk(nora, chinwag);
  });

  // shows: D61, D66, D67
  // wcag: 2.1.1, 3.3.7
  test(`a journey through an Inbox: ${way.name}`, async ({ chinwag, site, browser }) => {
    const nora = await arrive({ chinwag, site, browser }, way, { box: "inbox" });
    const { t } = nora;
    const isPhone = way.name === "phone";
    const list = nora.page.getByRole("navigation", { name: t.conversations });
    await expect(list.getByRole("button").filter({ hasText: "The trip" })).toContainText(t.unreadMessages(1));
    await expect(nora.messages).toHaveCount(0);
    await stop(nora, "the list");
    await nora.open("The trip");
    await talk(nora, chinwag);
    await nora.press(nora.field);
    await nora.page.keyboard.type("not sent yet");

    if (isPhone) await nora.press(nora.button(t.back));
    await nora.open("Lamps");
    await expect(nora.row("About: Lamps")).toBeVisible();
    await expect(nora.field).toHaveValue("");
    if (way.means !== "touch") await expect(nora.field).toBeFocused();
    expect(await list.count()).toBe(isPhone ? 0 : 1);
    if (isPhone) await nora.page.goBack();
    await nora.open("The trip");
    await expect(nora.field).toHaveValue("not sent yet");
  });

  // shows: D61, D62, D65
  // wcag: 2.1.1, 2.1.2
  test(`a journey through a Popup: ${way.name}`, async ({ chinwag, site, browser }) => {
    const nora = await arrive({ chinwag, site, browser }, way, { box: "popup", conversation: "trip" });
    const { page, t } = nora;
    const launcher = nora.button(t.openChatUnread(1));
    await expect(launcher).toBeVisible();
    const box = await launcher.boundingBox();
    // At the end of the line.
    expect((box?.x ?? 0) > 195).toBe(t.dir !== "rtl");
    await stop(nora, "closed");
    await nora.press(launcher);
    await expect(page.getByRole("dialog", { name: t.chat })).toBeVisible();
    await talk(nora, chinwag);

    if (way.means === "keyboard") await page.keyboard.press("Escape");
    else await nora.press(nora.button(t.closeChat));
    await expect(page.getByRole("dialog", { name: t.chat })).toBeHidden();
    await expect(nora.button(t.openChat)).toBeFocused();
  });
}
