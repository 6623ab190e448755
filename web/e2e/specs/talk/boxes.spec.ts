import { conversations, field, message, say } from "../../support/chat.ts";
import { expect, test } from "../../support/try-page.ts";

const head = { name: "Bob Okafor" } as const;

// shows: A19, A21, A22, A25-A27, B87, B89, B97
test("boxes are where they are mounted, in place of what was there, and are known while they are there", async ({
  page,
}) => {
  const known = await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const [chatbox, inbox, popup] = [session.createChatbox(), session.createInbox(), session.createPopup()];
    const [left, right] = [document.getElementById("left"), document.getElementById("right")];
    await chatbox.mount({ 0: left, length: 1 } as never);
    await inbox.mount(right);
    await popup.mount();
    const isKnown = () => [
      session.getChatboxes().includes(chatbox),
      session.getInboxes().includes(inbox),
      session.getPopups().includes(popup),
    ];
    const before = isKnown();
    globalThis.kept = { session, chatbox, inbox, popup };
    right?.remove();
    return [
      before,
      isKnown(),
      inbox.isAlive,
      (await inbox.mount(null).catch((error: Error) => error.name)) ?? "",
    ];
  });
  expect(known).toEqual([[true, true, true], [true, false, true], false, "TalkError"]);
  await expect(page.getByText("Loading the chat…")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Left" }).getByRole("textbox")).toBeVisible();
});

// shows: A20, A23, A283, A295, A296, A66
test("the older calls take the conversation first", async ({ page }) => {
  const made = await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const [left, right] = [document.getElementById("left"), document.getElementById("right")];
    const builder = session.getOrCreateConversation("alice-bob");
    const titles = async (box: { mount(container: HTMLElement | null): Promise<void>; destroy(): void }) => {
      await box.mount(left);
      const shadow = () => left?.firstElementChild?.shadowRoot;
      let found: string | undefined | null;
      while (!found) {
        await new Promise(requestAnimationFrame);
        found = shadow()?.querySelector(".chat-header-title, .notice-title, .list-header-title")?.textContent;
      }
      const placeholder = shadow()?.querySelector("textarea")?.placeholder;
      box.destroy();
      return [found, placeholder];
    };
    const popup = session.createPopup(builder, { launcher: "never" });
    await popup.mount({ show: true });
    const unused = session.createPopup(null);
    await unused.mount();
    globalThis.kept = { popup };
    return {
      builder: await titles(session.createChatbox(builder, { messageField: { placeholder: "Say it" } })),
      none: await titles(session.createChatbox(null)),
      latest:
        (await titles(session.createChatbox()))[0] ===
        (await titles(session.createChatbox(undefined, {})))[0],
      selected: await titles(session.createInbox({ selected: "alice-sofia" })),
      unselected: await titles(session.createInbox({ selected: null })),
      right: right?.childElementCount,
    };
  });
  expect(made).toEqual({
    builder: ["Bob Okafor", "Say it"],
    none: ["No conversation is open", undefined],
    latest: true,
    selected: ["Sofia Rossi", "Say something…"],
    unselected: ["Conversations", undefined],
    right: 0,
  });
  await expect(page.getByRole("dialog").getByRole("heading", head)).toBeVisible();
  await expect(page.getByRole("button", { name: "Open chat" })).toHaveCount(0);
});

// shows: B60
test("whatever stands for a conversation can be selected, before mounting and after", async ({ page }) => {
  const ids = await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const box = session.createChatbox();
    await box.select("alice-bob");
    await box.mount(document.getElementById("left"));
    const ids: unknown[] = [];
    const select = async (what: Parameters<typeof box.select>[0]) => {
      await box.select(what);
      ids.push(box.currentConversation?.id ?? null);
    };
    await select(session.conversation("alice-sofia"));
    await select(session.getOrCreateConversation("alice-bob"));
    await select(null);
    await select(session.getOrStartConversation("book-club"));
    // One that is being created while it is selected.
    const fresh = session.conversation("fresh");
    const creating = fresh.createIfNotExists({ subject: "Fresh" });
    await box.select(fresh);
    await creating;
    while (box.currentConversation?.id !== "fresh") await new Promise(requestAnimationFrame);
    ids.push(box.currentConversation.subject);
    await select("nowhere");
    // The last of several is the one.
    await Promise.all(["alice-sofia", "book-club", "alice-bob"].map((id) => box.select(id)));
    const id = () => box.currentConversation?.id as string | undefined;
    while (id() !== "alice-bob") await new Promise(requestAnimationFrame);
    ids.push(await Promise.resolve(box.select(7 as never)).catch((error: Error) => error.message));
    return ids;
  });
  expect(ids).toEqual([
    ...["alice-sofia", "alice-bob", null, "book-club", "Fresh", null],
    "conversation must be an id, a conversation, null or undefined, not a value of type number.",
  ]);
});

// shows: A68-A70, B98, B99, B102, D62
test("a Popup opens and closes as the page and its options say", async ({ page }) => {
  const open = () => page.getByRole("dialog").isVisible();
  await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const popup = session.createPopup({ launcher: "close-only", showCloseInHeader: true });
    popup.select("alice-bob");
    const told: string[] = [];
    const close = () => told.push("close");
    popup.on("open", () => told.push("open"));
    popup.on("close", close);
    popup.show();
    await popup.mount();
    globalThis.kept = { session, popup, told, close };
  });
  expect(await open()).toBe(false);
  await expect(page.getByRole("button", { name: /Open chat/ })).toHaveCount(0);
  await page.evaluate(() => globalThis.kept.popup.show());
  await expect(page.getByRole("dialog").getByRole("heading", head)).toBeVisible();
  await expect(page.locator(".__talkjs_popup")).toHaveCount(1);
  await page.addStyleTag({ content: ".__talkjs_popup { left: 17px !important; right: auto !important }" });
  await expect.poll(async () => (await page.locator(".__talkjs_popup").boundingBox())?.x).toBe(17);
  const crosses = page.getByRole("button", { name: "Close chat" });
  await expect(crosses).toHaveCount(2);
  await crosses.first().click();
  await expect.poll(open).toBe(false);
  expect(await page.evaluate(() => globalThis.kept.told)).toEqual(["close"]);
  const quiet = await page.evaluate(() => {
    const { popup, told, close } = globalThis.kept;
    popup.off("close", close);
    popup.show();
    popup.hide();
    popup.destroy();
    return [told, popup.isAlive, document.querySelectorAll(".__talkjs_popup, .__talkjs_launcher").length];
  });
  expect(quiet).toEqual([["close"], false, 0]);
});

// shows: A53, A58, A59, A65, A302
test("headers and lists name conversations as the page wants", async ({ chinwag, page }) => {
  await chinwag.rest("PUT", "/conversations/alice-bob", { subject: "Lamps" });
  await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const chat = session.createChatbox({ chatTitleMode: "subject", chatSubtitleMode: "participants" });
    chat.select("alice-bob");
    await chat.mount(document.getElementById("left"));
    const inbox = session.createInbox({ feedConversationTitleMode: "subject", showChatHeader: false });
    await inbox.mount(document.getElementById("right"));
    globalThis.kept = { session, chat, inbox };
  });
  const left = page.getByRole("region", { name: "Left" });
  await expect(left.getByRole("heading", { name: "Lamps" })).toBeVisible();
  await expect(left.locator(".chat-header-subtitle")).toHaveText("Bob Okafor");
  const items = conversations(page);
  await expect(items.filter({ hasText: "Lamps" })).toBeVisible();
  await expect(items.filter({ hasText: "Sofia Rossi" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Right" }).locator(".chat-header")).toHaveCount(0);
  await page.evaluate(async () => {
    const { session } = globalThis.kept;
    const chat = session.createChatbox({ chatTitleMode: "participants", chatSubtitleMode: null });
    chat.select("alice-bob");
    await chat.mount(document.getElementById("left"));
  });
  await expect(left.getByRole("heading", head)).toBeVisible();
  await expect(left.locator(".chat-header-subtitle")).toHaveCount(0);
});

// shows: A49, A50, A272, B109-B113, D50, D59, D68
test("the message field is as the page wants it", async ({ page }) => {
  const mount = (options: object, dir = "ltr") =>
    page.evaluate(
      async ([options, dir]) => {
        document.documentElement.dir = dir;
        globalThis.kept.session ??= new Talk.Session({ appId: "demo", userId: "alice" });
        globalThis.kept.box?.destroy();
        const box = globalThis.kept.session.createChatbox(options);
        globalThis.kept.box = box;
        box.select("alice-bob");
        await box.mount(document.getElementById("left"));
      },
      [options, dir] as const,
    );
  await mount({ messageField: { enterSendsMessage: false, spellcheck: true, placeholder: "Words" } });
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute("placeholder", "Words");
  await expect(field(page)).toHaveAttribute("spellcheck", "true");
  await field(page).fill("one");
  await field(page).press("Enter");
  await expect(field(page)).toHaveValue("one\n");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message(page, "one")).toBeVisible();

  await mount({ messageField: { autofocus: false } });
  await expect(field(page)).toBeVisible();
  await expect(field(page)).not.toBeFocused();
  await expect(field(page)).toHaveAttribute("spellcheck", "false");
  await say(page, "two");
  await expect(message(page, "two")).toBeVisible();

  await mount({ messageField: { visible: false } });
  await expect(message(page, "two")).toBeVisible();
  await expect(field(page)).toHaveCount(0);
  await mount({ messageField: { visible: { custom: { nothing: "exists" } } } });
  await expect(field(page)).toHaveCount(0);

  const direction = () => field(page).evaluate((element) => getComputedStyle(element).direction);
  await mount({}, "rtl");
  expect(await direction()).toBe("rtl");
  await mount({ dir: "ltr" }, "rtl");
  expect(await direction()).toBe("ltr");
});

// shows: A46, A48, A55, A56, A284, A300, A301, B115-B118
test("a box looks as the page wants it", async ({ chinwag, site, page }) => {
  const picture = `data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7`;
  await chinwag.rest("POST", "/conversations/alice-bob/messages", [
    { type: "UserMessage", sender: "bob", text: "See :lamp-one: and :lamp-two:" },
  ]);
  const background = () =>
    page.locator(".t-chatbox .box").evaluate((element) => getComputedStyle(element).backgroundColor);
  const mount = (options: object) =>
    page.evaluate(async (options) => {
      globalThis.kept.session ??= new Talk.Session({ appId: "demo", userId: "alice" });
      globalThis.kept.box?.destroy();
      const box = globalThis.kept.session.createChatbox(options);
      globalThis.kept.box = box;
      box.select("alice-bob");
      await box.mount(document.getElementById("left"));
    }, options);
  await mount({ theme: "light" });
  const light = await background();
  await mount({ theme: "dark", thirdparties: { fullstory: { org: "o-1" } } });
  expect(await background()).not.toBe(light);
  await chinwag.setRole("default", "theme=dark");
  await mount({});
  await expect.poll(background).not.toBe(light);
  await mount({ theme: "light" });
  expect(await background()).toBe(light);
  await mount({
    theme: { name: "light", custom: { accent: "rgb(1, 2, 3)", size: 12, more: { deep: true } } },
  });
  expect(await background()).toBe(light);
  const variables = await page.locator("#left > .t-chatbox").evaluate((element) => {
    const style = getComputedStyle(element);
    return ["--theme-accent", "--theme-size", "--theme-more"].map((name) => style.getPropertyValue(name));
  });
  expect(variables).toEqual(["rgb(1, 2, 3)", "12", ""]);

  await mount({
    customEmojis: { ":lamp-one:": { url: picture }, ":lamp-two:": { url: picture, hidden: true } },
  });
  await expect(page.getByRole("img", { name: ":lamp-one:" })).toBeVisible();
  await expect(page.getByRole("img", { name: ":lamp-two:" })).toBeVisible();
  await field(page).fill(":lamp");
  await field(page).press("End");
  await expect(page.getByRole("option", { name: /lamp-one/ })).toBeVisible();
  await expect(page.getByRole("option", { name: /lamp-two/ })).toHaveCount(0);
  await mount({});
  await expect(message(page, "See :lamp-one: and :lamp-two:")).toBeVisible();

  await page.evaluate(() => globalThis.kept.session.syncThemeForLocalDev("/theme.css"));
  expect(site.origin).not.toBe(chinwag.origin);
  await mount({});
  const border = () =>
    page
      .locator(".bubble")
      .first()
      .evaluate((element) => getComputedStyle(element).borderTopWidth);
  await expect.poll(border).toBe("7px");
});

test("what nobody knows has no effect, and what is wrong is refused by name", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "warning") said.push(message.text());
  });
  const refused = await page.evaluate(() => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    session.createChatbox({ launcher: "always", colour: "red" } as never);
    session.createInbox({ showFeedHeader: true });
    const wrong: (() => unknown)[] = [
      () => session.createChatbox({ dir: "up" } as never),
      () => session.createInbox({ useBrowserHistory: "yes" } as never),
      () => session.createPopup({ launcher: true } as never),
      () => session.createPopup({ presence: { visible: 1 } } as never),
      () => session.createChatbox({ translateConversations: "all" } as never),
      () => session.createChatbox().setHighlightedWords("word" as never),
      () => session.createChatbox().onFocus("handler" as never),
      () => session.createChatbox().on("never" as never, (() => undefined) as never),
      () => session.createChatbox().setPresence({ custom: { a: 1 } } as never),
    ];
    return wrong.map((make) => {
      try {
        make();
        return "made";
      } catch (error) {
        return (error as Error).message;
      }
    });
  });
  expect(said).toEqual(["Chinwag: a chatbox has no option called launcher or colour; it has no effect."]);
  expect(refused).toEqual([
    'options.dir must be "rtl" or "ltr", not a value of type string.',
    "options.useBrowserHistory must be true or false, not a value of type string.",
    'options.launcher must be "close-only" or "always" or "never", not a value of type boolean.',
    "presence.visible must be true or false, not a value of type number.",
    'options.translateConversations must be true, false, "auto" or an array of conversations, not a value of type string.',
    "words must be an array of strings, not a value of type string.",
    "handler must be a function, not a value of type string.",
    expect.stringMatching(/^eventType must be "sendMessage" or /),
    "presence.custom.a must be a string or null, not a value of type number.",
  ]);
});
