import type {} from "@chinwag/elements";
import type { Page } from "@playwright/test";
import { field, message, pick, say } from "../support/chat.ts";
import { token } from "../support/data-api.ts";
import { expect, type OpenPage, test } from "../support/test.ts";

/** A page to try elements on, and how many connections it has now and had ever. */
async function openBlank(
  open: OpenPage,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<{ page: Page; sockets: { now: number; ever: number } }> {
  const sockets = { now: 0, ever: 0 };
  const page = await open("elements-blank.html", {}, async (page) => {
    page.on("websocket", (socket) => {
      sockets.now += 1;
      sockets.ever += 1;
      socket.on("close", () => {
        sockets.now -= 1;
      });
    });
    await prepare?.(page);
  });
  return { page, sockets };
}

// shows: D92
test("in plain HTML, a script and an element make a chat", async ({ open }) => {
  const alice = await open("elements.html", {});
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await say(alice, "From an element");
  await expect(message(bob, "From an element")).toBeVisible();
  await say(bob, "It suits you");
  await expect(message(alice, "It suits you")).toBeVisible();
  await expect(alice.getByText("Loading the chat…")).toBeHidden();
  expect((await alice.locator("t-chatbox").boundingBox())?.height).toBe(500);
  // The script is as good as talk.js for the rest of the page.
  expect(await alice.evaluate(() => Talk.ready.then(() => typeof Talk.Session))).toBe("function");
});

test("a page with elements needs no more of its policy than other pages with chat", async ({
  chinwag,
  site,
  open,
}) => {
  const printed = (await chinwag.contentSecurityPolicy()).replaceAll("{NONCE}", "c2VjcmV0");
  const strict = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  site.headers.set("content-security-policy", `${strict}; ${printed}`);
  const { page } = await openBlank(open);
  await page.evaluate(() => {
    const inbox = document.createElement("t-inbox");
    Object.assign(inbox, { appId: "demo", userId: "alice", conversationId: "alice-bob" });
    document.getElementById("left")?.append(inbox);
  });
  await say(page, "As strict as can be");
  await expect(message(page, "As strict as can be")).toBeVisible();
  expect(await page.evaluate("window.violations")).toEqual([]);
});

test("an element that is moved keeps its chat; taken away, it gives up its chat and the connection", async ({
  open,
}) => {
  const { page, sockets } = await openBlank(open);
  await page.evaluate(() => {
    for (const name of ["t-chatbox", "t-inbox"] as const) {
      const element = document.createElement(name);
      Object.assign(element, { appId: "demo", userId: "alice", conversationId: "alice-bob" });
      document.getElementById("left")?.append(element);
    }
  });
  const chatbox = page.locator("t-chatbox");
  await expect(chatbox.getByRole("textbox")).toBeVisible();
  await expect(page.locator("t-inbox").getByRole("textbox")).toBeVisible();
  await chatbox.getByRole("textbox").fill("Half a thought");
  const isSame = await page.evaluate(async () => {
    const element = document.querySelector("t-chatbox");
    const box = element?.box;
    if (element) document.getElementById("right")?.append(element);
    await new Promise(requestAnimationFrame);
    return box !== undefined && element?.box === box && box.isAlive;
  });
  expect(isSame).toBe(true);
  await expect(page.locator("#right").getByRole("textbox")).toHaveValue("Half a thought");
  expect(sockets).toEqual({ now: 1, ever: 1 });

  const ends = (name: "t-chatbox" | "t-inbox") =>
    page.evaluate((name) => {
      const element = document.querySelector(name);
      Object.assign(window, { element, session: element?.session });
      element?.remove();
    }, name);
  const isAlive = () => page.evaluate("window.session.isAlive");
  await ends("t-chatbox");
  await expect.poll(() => page.evaluate("window.element.box")).toBeUndefined();
  expect(await isAlive()).toBe(true);
  await ends("t-inbox");
  await expect.poll(isAlive).toBe(false);
  await expect.poll(() => sockets.now).toBe(0);

  // What comes back begins anew.
  await page.evaluate(() => {
    const { element } = window as unknown as { element: HTMLElement };
    document.getElementById("left")?.append(element);
  });
  await expect(page.locator("t-inbox").getByRole("textbox")).toBeVisible();
  expect(sockets).toEqual({ now: 1, ever: 2 });
});

test("attributes and properties are followed, whichever is set when", async ({ open }) => {
  const { page } = await openBlank(open);
  await page.evaluate(() => {
    const left = document.getElementById("left");
    const element = document.createElement("t-chatbox");
    element.setAttribute("conversation-id", "alice-bob");
    element.setAttribute("message-field-placeholder", "Say it");
    element.setAttribute("show-chat-header", "false");
    left?.append(element);
    element.appId = "demo";
    element.userId = "alice";
  });
  const element = page.locator("t-chatbox");
  await expect(element.getByPlaceholder("Say it")).toBeVisible();
  await expect(element.getByRole("heading", { name: "Bob Okafor" })).toHaveCount(0);
  const set = (name: string, value: string | null) =>
    element.evaluate(
      (element, [name, value]) => {
        if (value === null) element.removeAttribute(String(name));
        else element.setAttribute(String(name), value);
      },
      [name, value] as const,
    );
  await set("show-chat-header", null);
  await expect(element.getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await set("conversation-id", "alice-sofia");
  await expect(element.getByRole("heading", { name: "Sofia Rossi" })).toBeVisible();
  await set("theme", "dark");
  await expect(element.locator(".t-chatbox").first()).toHaveAttribute("theme", "dark");
  await set("user-id", "sofia");
  await expect(element.getByRole("heading", { name: "Alice Jansen" })).toBeVisible();
  await say(page, "Soon hidden");
  await expect(message(page, "Soon hidden")).toBeVisible();
  await element.evaluate((element) => {
    Object.assign(element, { messageFilter: { sender: { id: ["==", "nobody"] } } });
  });
  await expect(message(page, "Soon hidden")).toHaveCount(0);
});

test("events tell what happens, and may keep it from happening", async ({ open }) => {
  const { page } = await openBlank(open);
  await page.evaluate(() => {
    const told = document.querySelector("output");
    const tell = (text: string) => told?.append(`${text}. `);
    const inbox = document.createElement("t-inbox");
    Object.assign(inbox, { appId: "demo", userId: "alice", conversationId: "alice-bob" });
    inbox.addEventListener("ready", () => tell("ready"));
    inbox.addEventListener("send-message", (event) => {
      const { message, override } = event.detail;
      if (message.text === "no") event.preventDefault();
      else override({ text: `${message.text}!` });
    });
    inbox.addEventListener("select-conversation", (event) => {
      tell(`picked ${event.detail.conversation.id}`);
      if (event.detail.conversation.id === "book-club") event.preventDefault();
    });
    inbox.addEventListener("conversation-selected", ({ detail }) => tell(`shows ${detail.conversation?.id}`));
    inbox.addEventListener("message", ({ detail }) => tell(`message ${detail.body}`));
    inbox.addEventListener("unreads-change", ({ detail }) => tell(`${detail.length} unread`));
    document.body.append(inbox);
  });
  const told = page.locator("output");
  await expect(told).toHaveText(/ready\. .*shows alice-bob/);
  await expect(told).toHaveText(/\d unread/);
  await say(page, "no");
  await expect(field(page)).toHaveValue("");
  await say(page, "yes");
  await expect(message(page, "yes!")).toBeVisible();
  await expect(told).toHaveText(/message yes!/);
  await expect(message(page, "no")).toHaveCount(0);
  await pick(page, "Sofia");
  await expect(told).toHaveText(/picked alice-sofia\. shows alice-sofia/);
  await page
    .getByRole("navigation")
    .getByRole("button", { name: /Book club/i })
    .click();
  await expect(told).toHaveText(/picked book-club\. $/);
});

test("a popup is opened and closed by its attribute, and says when the reader does it", async ({ open }) => {
  const { page } = await openBlank(open);
  await page.evaluate(() => {
    const told = document.querySelector("output");
    const popup = document.createElement("t-popup");
    Object.assign(popup, { appId: "demo", userId: "alice", conversationId: "alice-bob" });
    for (const name of ["open", "close"]) popup.addEventListener(name, () => told?.append(`${name}. `));
    document.body.append(popup);
  });
  const popup = page.locator("t-popup");
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: /chat/i }).click();
  await expect(dialog).toBeVisible();
  await expect(page.locator("output")).toHaveText("open. ");
  // It is made anew, and stays as the reader has it.
  await popup.evaluate((popup) => popup.setAttribute("theme", "dark"));
  await expect(page.locator(".__talkjs_popup[theme=dark]")).toBeAttached();
  await expect(dialog).toBeVisible();
  await popup.evaluate((popup) => popup.setAttribute("show", "false"));
  await expect(dialog).toBeHidden();
  await popup.evaluate((popup) => popup.setAttribute("show", ""));
  await expect(dialog).toBeVisible();
  await popup.evaluate((popup) => popup.remove());
  await expect(page.locator(".__talkjs_popup, .__talkjs_launcher")).toHaveCount(0);
});

test("what was set before the script was there counts, functions too", async ({ chinwag, open }) => {
  const asked: string[] = [];
  const page = await open("npm.html", {}, async (page) => {
    await page.exposeFunction("fetchToken", () => {
      asked.push("alice");
      return token("alice", 3600);
    });
  });
  await page.evaluate(() => {
    const element = document.createElement("t-chatbox");
    const { fetchToken } = window as unknown as { fetchToken(): Promise<string> };
    Object.assign(element, {
      ...{ appId: "demo", userId: "alice", tokenFetcher: () => fetchToken() },
      syncConversation(session: NonNullable<typeof element.session>) {
        const conversation = session.getOrCreateConversation("made-here");
        conversation.setParticipant(session.me);
        conversation.subject = "Made here";
        return conversation;
      },
    });
    document.body.append(element);
  });
  await page.addScriptTag({ url: `${chinwag.origin}/elements.js` });
  await expect(page.getByRole("heading", { name: "Made here" })).toBeVisible();
  expect(asked).toEqual(["alice"]);
});

test("an option that is wrong is refused by name, and the chat is there once it is right", async ({
  site,
  browser,
}) => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${site.origin}/elements-blank.html`);
  await page.evaluate(() => {
    const element = document.createElement("t-chatbox");
    Object.assign(element, { appId: "demo", userId: "alice", messageFilter: { sender: "bob" } });
    document.getElementById("left")?.append(element);
  });
  await expect.poll(() => errors).toContainEqual(expect.stringContaining("messageFilter.sender"));
  await page.locator("t-chatbox").evaluate((element) => Object.assign(element, { messageFilter: {} }));
  await expect(field(page)).toBeVisible();
  expect(await page.locator("t-chatbox").evaluate((element) => element.childElementCount)).toBe(1);
  await page.close();
});

test("on a server, importing the elements is harmless", async () => {
  expect(Object.keys(await import("@chinwag/elements"))).toEqual([]);
});

test("a page may have talk.js too, and then has one connection all the same", async ({ chinwag, open }) => {
  const { page, sockets } = await openBlank(open);
  await page.addScriptTag({ url: `${chinwag.origin}/talk.js` });
  await page.evaluate(async () => {
    await Talk.ready;
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    await session.createInbox().mount(document.getElementById("left"));
    const element = document.createElement("t-chatbox");
    Object.assign(element, { appId: "demo", userId: "alice", conversationId: "alice-bob" });
    document.getElementById("right")?.append(element);
  });
  await expect(page.locator("t-chatbox").getByRole("textbox")).toBeVisible();
  expect(sockets.ever).toBe(1);
});
