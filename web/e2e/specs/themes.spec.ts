import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { barriers } from "../support/axe.ts";
import { conversations, field, message, messageRow, messages, pick, say } from "../support/chat.ts";
import { expect, test } from "../support/try-page.ts";

const EXAMPLE = fileURLToPath(new URL("../../../docs/examples/theme", import.meta.url));

/** Shows the talk of Alice and Bob to Alice. */
function mount(page: Page, options: object = {}): Promise<void> {
  return page.evaluate(async (options) => {
    globalThis.kept.session ??= new Talk.Session({ appId: "demo", userId: "alice" });
    globalThis.kept.box?.destroy();
    const box = globalThis.kept.session.createChatbox(options);
    globalThis.kept.box = box;
    box.select("alice-bob");
    await box.mount(document.getElementById("left"));
  }, options);
}

/** What the browser's console says of errors. */
function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().startsWith("Chinwag")) said.push(message.text());
  });
  return said;
}

const colored = (color: string) => ({ variables: { "--t-color-bg": color } });
const background = (page: Page) => expect(page.locator(".t-chatbox .box"));

// shows: A284, A301, D79, D90
test("a box wears the theme of the option, else of the role, else of the app, and changes with them", async ({
  chinwag,
  page,
}) => {
  await chinwag.rest("PUT", "/themes/red", colored("rgb(200, 0, 0)"));
  await chinwag.rest("PUT", "/themes/green", colored("rgb(0, 200, 0)"));
  await chinwag.rest("PUT", "/themes/blue", {
    ...colored("rgb(0, 0, 200)"),
    custom: { gap: 3, accent: "teal" },
  });
  await mount(page);
  await background(page).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await chinwag.rest("PUT", "/", { theme: "red" });
  await background(page).toHaveCSS("background-color", "rgb(200, 0, 0)");
  await chinwag.setRole("default", "theme=green");
  await background(page).toHaveCSS("background-color", "rgb(0, 200, 0)");
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  // One that ships, with templates, and none again.
  await chinwag.setRole("default", "theme=team");
  await expect(messages(page).locator(".said").last()).toBeVisible();
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await field(page).fill("A draft");
  await chinwag.setRole("default", "theme=green");
  await background(page).toHaveCSS("background-color", "rgb(0, 200, 0)");
  await expect(messages(page).locator(".bubble").last()).toBeVisible();
  await expect(field(page)).toHaveValue("A draft");

  await mount(page, { theme: { name: "blue", custom: { accent: "pink" } } });
  await background(page).toHaveCSS("background-color", "rgb(0, 0, 200)");
  const custom = await page.locator("#left > .t-chatbox").evaluate((element) => {
    const style = getComputedStyle(element);
    return ["--theme-gap", "--theme-accent"].map((name) => style.getPropertyValue(name));
  });
  expect(custom).toEqual(["3", "pink"]);
  // What the page says for the box goes before the theme.
  await page.addStyleTag({ content: "#left > .t-chatbox { --t-color-bg: rgb(1, 2, 3) }" });
  await background(page).toHaveCSS("background-color", "rgb(1, 2, 3)");
});

test("a box is not drawn before it is known how it looks", async ({ chinwag, page }) => {
  await chinwag.rest("PUT", "/themes/slow", colored("rgb(9, 9, 9)"));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/public/themes/slow", async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest("**/public/themes/slow");
  await mount(page, { theme: "slow" });
  await asked;
  await expect(page.locator("#left > .t-chatbox")).toBeAttached();
  await expect(page.locator(".box")).toHaveCount(0);
  release();
  await background(page).toHaveCSS("background-color", "rgb(9, 9, 9)");
  await expect(message(page, "You are the best 🙌")).toBeVisible();
});

test("a theme that cannot be had is told once, and leaves the box as it is", async ({ page }) => {
  const said = complaints(page);
  await mount(page, { theme: "nowhere" });
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await mount(page, { theme: "nowhere" });
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await background(page).toHaveCSS("background-color", "rgb(255, 255, 255)");
  expect(said).toEqual([
    expect.stringContaining('the theme "nowhere" could not be had: the app has no such theme'),
  ]);
});

// shows: D74-D78, D80, D81
test("a theme as people bring it along is drawn by its templates", async ({ chinwag, page }) => {
  const said = complaints(page);
  await chinwag.command("app", "theme", "set", "demo", "studio", EXAMPLE);
  await chinwag.rest("PUT", "/conversations/alice-bob", { subject: "The climbing wall" });
  await mount(page, { theme: "studio" });
  await expect(page.getByRole("heading", { name: "The climbing wall" })).toBeVisible();
  const row = messageRow(page, "You are the best 🙌");
  await expect(row.locator(".line.theirs .paper")).toHaveCSS("border-top-left-radius", "4px");
  await expect(row.locator(".moment")).toHaveText(/^\d\d:\d\d$/);
  await expect(row.locator(".avatar")).toBeVisible();
  // Styles of a template reach nothing but what it drew itself.
  await expect(page.locator(".chat-header")).toHaveCSS("border-bottom-color", "rgb(180, 83, 9)");

  await page.evaluate(() => {
    globalThis.kept.told = [];
    const { box, told } = globalThis.kept;
    box.onCustomConversationAction((event: { action: string; params: object }) => told.push(event));
    box.onCustomMessageAction((event: { action: string; params: object }) => told.push(event));
  });
  await page.getByRole("button", { name: "Bob Okafor" }).click();
  await chinwag.rest("POST", "/conversations/alice-bob/messages", [
    { type: "UserMessage", sender: "bob", text: "With answers", custom: { replyCount: "2" } },
    { type: "UserMessage", sender: "bob", text: "Press <actionbutton:go?to=Rome|Go>" },
    { type: "UserMessage", sender: "bob", text: "See <https://wall.example/map|the map>" },
  ]);
  await expect(page.getByRole("link", { name: "the map" })).toHaveAttribute(
    "href",
    "https://wall.example/map",
  );
  await page.getByRole("button", { name: "2 replies" }).click();
  await page.locator("button[data-action=go]", { hasText: "Go" }).click();
  const told = await page.evaluate(() =>
    globalThis.kept.told.map(({ action, params }: { action: string; params: object }) => [action, params]),
  );
  expect(told).toEqual([
    ["openProfile", { userId: "bob" }],
    ["showThread", { messageId: expect.stringMatching(/^msg_/) }],
    ["go", { to: "Rome" }],
  ]);

  await say(page, "Mine, as *soon* as it is sent");
  await expect(messages(page).locator(".line.mine strong", { hasText: "soon" })).toBeVisible();
  const mine = messages(page).getByRole("listitem").filter({ hasText: "Mine, as" });
  await mine.hover();
  await mine.getByRole("button", { name: "Message actions" }).click();
  await page.getByRole("menuitem", { name: "React with 👍" }).click();
  await expect(mine.getByRole("button", { name: "👍" })).toHaveAttribute("aria-pressed", "true");
  expect(said).toEqual([]);
});

// shows: D74, D78
test("an Inbox draws its list by the templates of a theme", async ({ chinwag, page }) => {
  await chinwag.command("app", "theme", "set", "demo", "studio", EXAMPLE);
  await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    await session.createInbox({ theme: "studio" }).mount(document.getElementById("left"));
  });
  await expect(conversations(page).first().locator(".entry .subject")).toBeVisible();
  await expect(conversations(page).filter({ hasText: "Bob Okafor" }).locator("time")).toHaveText(/ago|\d/);
  await pick(page, "Bob Okafor");
  await expect(message(page, "You are the best 🙌")).toBeVisible();
});

/** One template of each, and in that of messages all that can stand in one. */
const EVERYTHING = {
  UserMessage: `<template>
    <t:set who="{{ sender.name | upcase }}" />
    <div class="card" data-sender="{{ sender.id }}" data-body="{{ body.type }}" data-topic="{{ conversation.id }}">
      <b class="who">{{ who }} {{ conversation.otherParticipants[0].name }} {{ theme.custom.mark }}</b>
      <MessageBody
        class="said" body="{{ body }}" timestamp="{{ timestamp }}" floatTimestamp="auto" showStatus="{{ sender.isMe }}"
        referencedMessage="{{ referencedMessage }}" darkenMenuArea="{{ darkenMenuArea }}"
      />
      <q t:if="{{ hasReferencedMessage }}">{{ referencedMessage.sender.name }}: {{ referencedMessage.body.text }}</q>
      <ActionLink action="tell" data-about="{{ id }}" data-when="now">Tell</ActionLink>
      <AddEmojiReaction t:if="{{ canReact }}" />
      <EmojiReactionButton t:for="{{ r in reactions }}" t:key="{{ r.emoji }}" emoji="{{ r.emoji }}" />
      <ActionMenu t:if="{{ showActionMenu }}" />
      <Avatar class="face" user="{{ sender }}" size="large" /><ConversationImage conversation="{{ conversation }}" />
      <TimeAgo timestamp="{{ timestamp }}" /><Icon type="pin" /><SearchButton />
    </div></template>
    <style>.card { border: 1px solid rgb(1, 2, 3) } .who { color: rgb(4, 5, 6) } .bubble, .avatar { color: lime }</style>`,
  SystemMessage: `<template><em class="told">{{ body.text | upcase }}</em><MessageBody body="{{ body }}" /></template>`,
  MessageBody: `<template><div class="of-theme">[{{ body.type }}]<MessageContent /></div></template>`,
  ChatHeader: `<template><h2>{{ title }} / {{ names }} / {{ user.id }}</h2></template>`,
  MessageField: `<template><small class="hint">Be kind to {{ title }}</small><BuiltIn /></template>`,
  ConversationListHeader: `<template><div class="top">{{ title }}!<BuiltIn /></div></template>`,
  ConversationListItem: `<template><b class="line">{{ conversation.title }}: {{ lastMessage.body.text }}</b></template>`,
  Avatar: `<template><i class="letter">{{ name | truncate: 1 }}</i><BuiltIn /></template>`,
  ConversationImage: `<template><u class="picture">{{ conversation.title }}</u></template>`,
  TimeAgo: `<template><s class="ago">{{ text }}</s></template>`,
  Icon: `<template><span class="sign">{{ type }}</span><BuiltIn /></template>`,
};

// shows: D74, D76-D79
test("each component can have a template, and hold all that may stand in one", async ({ chinwag, page }) => {
  const said = complaints(page);
  await chinwag.rest("PUT", "/themes/every", { components: EVERYTHING, custom: { mark: "(of the theme)" } });
  const [first] = (await chinwag.rest("POST", "/conversations/alice-bob/messages", [
    { type: "UserMessage", sender: "bob", text: "What shall I bring?" },
  ])) as { id: string }[];
  await chinwag.rest("POST", "/conversations/alice-bob/messages", [
    { type: "UserMessage", sender: "alice", text: "Some *rope*", referencedMessageId: first?.id },
    { type: "SystemMessage", text: "Bob was reminded" },
  ]);
  await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const inbox = session.createInbox({ theme: "every" });
    globalThis.kept.told = [];
    inbox.onCustomMessageAction((event) => globalThis.kept.told.push([event.action, event.params]));
    document.getElementById("right")?.remove();
    await inbox.mount(document.getElementById("left"));
  });
  await expect(page.locator(".line", { hasText: "Bob Okafor: Bob was reminded" })).toBeVisible();
  await expect(page.locator(".top", { hasText: "Conversations!" })).toBeVisible();
  await pick(page, "Bob Okafor");
  await expect(page.getByRole("heading", { name: "Bob Okafor / Bob Okafor / bob" })).toBeVisible();
  await expect(page.locator(".hint", { hasText: "Be kind to Bob Okafor" })).toBeVisible();
  await expect(field(page)).toBeVisible();
  await expect(page.locator(".told", { hasText: "BOB WAS REMINDED" })).toBeVisible();
  const card = page.locator(".card", { hasText: "ALICE JANSEN Bob Okafor (of the theme)" }).last();
  await expect(card).toHaveCSS("border-top-color", "rgb(1, 2, 3)");
  await expect(card).toHaveAttribute("data-topic", "alice-bob");
  await expect(card.locator(".of-theme strong", { hasText: "rope" })).toBeVisible();
  await expect(card.locator("q")).toHaveText("Bob Okafor: What shall I bring?");
  await expect(card.locator(".letter").first()).toHaveText("…");
  await expect(card.locator(".picture")).toHaveText("Bob Okafor");
  await expect(card.locator(".ago")).toHaveText(/now|sec|min/);
  await expect(card.locator(".sign", { hasText: "pin" })).toBeVisible();
  // Styles of a template do not reach what others drew.
  await expect(card.locator(".avatar")).not.toHaveCSS("color", "rgb(0, 255, 0)");
  await card.getByRole("button", { name: "Tell" }).click();
  const [told] = await page.evaluate(() => globalThis.kept.told);
  expect(told).toEqual(["tell", { about: expect.stringMatching(/^msg_/), when: "now" }]);
  await card.hover();
  await card.getByRole("button", { name: "Other emoji" }).click();
  await page.getByRole("searchbox", { name: "Search emoji" }).fill("wave");
  await page.keyboard.press("Enter");
  await expect(card.locator(".reaction[aria-pressed=true]")).toHaveText(/👋/);
  expect(said).toEqual([]);
});

test("a broken template is told by name and place, and the interface's own is shown instead", async ({
  chinwag,
  page,
}) => {
  const said = complaints(page);
  await chinwag.rest("PUT", "/themes/broken", {
    components: {
      UserMessage: '<template>\n  <div class="x">\n    <b>{{ sender. }}</b>\n  </div>\n</template>',
      ChatHeader: "<template><h2 class='fine'>{{ title | upcase }}</h2></template>",
    },
  });
  await mount(page, { theme: "broken" });
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await expect(page.getByRole("heading", { name: "BOB OKAFOR" })).toBeVisible();
  await expect(page.locator(".message-other").first()).toBeVisible();
  expect(said).toEqual([
    expect.stringMatching(/the theme's UserMessage, line 3, column 19: after the dot comes a name/),
  ]);
});

// shows: D82
test("a theme may be one style sheet, which goes before parts of the interface that come later", async ({
  chinwag,
  page,
}) => {
  await chinwag.rest("PUT", "/themes/sheet", {
    css: ".menu { border-top: 5px solid rgb(9, 8, 7) } .bubble { border-radius: 2px } @media all { .quote { color: red } }",
  });
  await mount(page, { theme: "sheet" });
  const row = messageRow(page, "You are the best 🙌");
  await expect(row.locator(".bubble")).toHaveCSS("border-bottom-right-radius", "2px");
  await row.hover();
  await row.getByRole("button", { name: "Message actions" }).click();
  await expect(page.getByRole("menu")).toHaveCSS("border-top-color", "rgb(9, 8, 7)");
});

// shows: D91
test("styles of the page reach a box by its roots and parts", async ({ page }) => {
  await page.addStyleTag({
    content: `
      .t-chatbox { --t-radius-bubble: 3px }
      .t-chatbox::part(header) { background: rgb(1, 1, 1) }
      .t-chatbox::part(bubble) { border-top: 1px solid rgb(2, 2, 2) }
      .t-chatbox::part(send-button) { border-top: 1px solid rgb(3, 3, 3) }
      .t-chatbox::part(field) { background: rgb(4, 4, 4) }`,
  });
  await mount(page);
  const row = messageRow(page, "You are the best 🙌");
  await expect(row.locator(".bubble")).toHaveCSS("border-bottom-right-radius", "3px");
  await expect(row.locator(".bubble")).toHaveCSS("border-top-color", "rgb(2, 2, 2)");
  await expect(page.locator(".t-theme-chat-header")).toHaveCSS("background-color", "rgb(1, 1, 1)");
  await expect(page.locator(".t-theme-message-field")).toHaveCSS("background-color", "rgb(4, 4, 4)");
  await field(page).fill("Words");
  await expect(page.getByRole("button", { name: "Send" })).toHaveCSS("border-top-color", "rgb(3, 3, 3)");
  await expect(page.locator("[t-message-id][t-sender='bob'].t-theme-message").first()).toBeVisible();
  await expect(page.locator("[t-sender='me'][t-status='everyoneRead']").first()).toBeVisible();
});

for (const theme of ["bubbles", "team", "contrast", "studio"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`the theme ${theme} can be read by everybody: ${colorScheme}`, async ({ chinwag, page }) => {
      await chinwag.command("app", "theme", "set", "demo", "studio", EXAMPLE);
      await page.emulateMedia({ colorScheme });
      await page.evaluate(async (theme) => {
        document.getElementById("right")?.remove();
        const session = new Talk.Session({ appId: "demo", userId: "alice" });
        await session.createInbox({ theme }).mount(document.getElementById("left"));
      }, theme);
      await pick(page, "Bob Okafor");
      await expect(message(page, "You are the best 🙌")).toBeVisible();
      await field(page).fill("Words");
      expect(await barriers(page)).toEqual([]);
    });
  }
}
