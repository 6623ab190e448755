import { createRequire } from "node:module";
import { field, message, say } from "../support/chat.ts";
import { test, token } from "../support/data-api.ts";
import { openReact } from "../support/react-page.ts";
import { expect } from "../support/test.ts";

for (const version of [18, 19] as const) {
  test(`a Chatbox in React ${version} shows the chat in place of what stands in for it, and lets one talk`, async ({
    open,
  }) => {
    const { page, sockets, opened } = await openReact(open, version);
    await page.evaluate(() => {
      const { h, show, Session, Chatbox } = kit;
      const told = document.querySelector("output");
      const Wait = () => {
        kit.useEffect(() => told?.append("Please wait. "), []);
        return h("p", null, "Loading the chat…");
      };
      show(
        h(Session, { appId: "demo", userId: "alice" }, h(Chatbox, { conversationId: "alice-bob" }, h(Wait))),
      );
    });
    await expect(page.locator("output")).toHaveText(/Please wait/);
    const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
    await say(page, "Here I am");
    await expect(message(bob, "Here I am")).toBeVisible();
    await say(bob, "So I see");
    await expect(message(page, "So I see")).toBeVisible();
    await expect(page.getByText("Loading the chat…")).toHaveCount(0);
    expect([sockets(), opened()]).toEqual([1, 1]);
    await page.evaluate(() => kit.end());
    await expect(page.locator(".t-chatbox")).toHaveCount(0);
    await expect.poll(sockets).toBe(0);
  });
}

test("all that one user has on a page shares one connection, the data API included", async ({ open }) => {
  const { page, sockets, opened } = await openReact(open);
  await page.evaluate(() => {
    const { h, show, getTalkSession, Session, Chatbox, Inbox, Popup, useConversations } = kit;
    const host = document.querySelector("meta[name=chinwag-server]")?.getAttribute("content") ?? "";
    getTalkSession({ appId: "demo", userId: "alice", host }).currentUser.subscribe();
    const List = () => h("output", null, `${useConversations().conversations.length} conversations`);
    show([
      h(
        Session,
        { appId: "demo", userId: "alice", key: "around" },
        h(List),
        h(Chatbox, { conversationId: "alice-bob" }),
        h(Popup, { conversationId: "alice-sofia", show: true }),
      ),
      h(Inbox, { key: "alone", appId: "demo", userId: "alice" }, "Just a moment"),
    ]);
  });
  await expect(page.getByText(/^[1-9]\d* conversations$/)).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("heading", { name: "Sofia Rossi" })).toBeVisible();
  await expect(page.locator(".t-inbox").getByRole("navigation", { name: "Conversations" })).toBeVisible();
  await expect(page.getByText("Just a moment")).toHaveCount(0);
  expect([sockets(), opened()]).toEqual([1, 1]);
});

// shows: D84
test("a box needs no Session around it, and a selection by the page is no event", async ({ open }) => {
  const { page } = await openReact(open);
  await page.evaluate(() => {
    const { h, show, Inbox, useState } = kit;
    const told = document.querySelector("output");
    const Page = () => {
      const [conversationId, select] = useState("alice-bob");
      const [isDark, setDark] = useState(false);
      return h(
        "div",
        null,
        h("button", { onClick: () => select("alice-sofia") }, "Sofia"),
        h("button", { onClick: () => setDark(true) }, "Dark"),
        h(Inbox, {
          ...{ appId: "demo", userId: "alice", conversationId, style: { height: 500, width: 900 } },
          ...{ theme: isDark ? "dark" : "light", themeCustom: { accent: "teal" } },
          ...{ messageFieldPlaceholder: "Say it", messageFieldSpellcheck: true },
          conversationFilter: { custom: {} },
          onSelectConversation: ({ conversation }) => told?.append(`picked ${conversation.id}. `),
          onConversationSelected: ({ conversation }) => told?.append(`shows ${conversation?.id}. `),
          onSendMessage: ({ message, override }) => override({ text: `${message.text}!` }),
        }),
      );
    };
    show(h(Page));
  });
  const told = page.locator("output");
  await expect(told).toHaveText("shows alice-bob. ");
  await expect(page.getByPlaceholder("Say it")).toHaveAttribute("spellcheck", "true");
  await page.getByRole("button", { name: "Sofia", exact: true }).click();
  await expect(told).toHaveText("shows alice-bob. shows alice-sofia. ");
  await say(page, "Hello");
  await expect(message(page, "Hello!")).toBeVisible();
  await page
    .getByRole("navigation")
    .getByRole("button", { name: /Bob Okafor/ })
    .click();
  await expect(told).toHaveText(/alice-sofia\. picked alice-bob\. shows alice-bob\. $/);
  await field(page).fill("Half a thought");
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  // It is made anew, and the reader goes on where they were.
  const inbox = page.locator("#left .t-inbox").first();
  await expect(inbox).toHaveAttribute("theme", "dark");
  await expect(inbox).toHaveCSS("--theme-accent", "teal");
  await expect(page.getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await expect(field(page)).toHaveValue("Half a thought");
});

test("a Chatbox hides its head and follows filters, highlights and its field while it is shown", async ({
  open,
}) => {
  const { page } = await openReact(open);
  await page.evaluate(() => {
    const { h, show, Chatbox } = kit;
    const draw = (more: object) =>
      show(
        h(Chatbox, {
          ...{ appId: "demo", userId: "alice", conversationId: "alice-bob", chatHeaderVisible: false },
          ...more,
        }),
      );
    draw({});
    Object.assign(window, { draw });
  });
  const last = page.locator(".t-chatbox");
  await expect(field(page)).toBeVisible();
  await expect(last.getByRole("heading", { name: "Bob Okafor" })).toHaveCount(0);
  await field(page).fill("Half a thought");
  const draw = (more: object) =>
    page.evaluate((more) => (window as unknown as { draw(more: object): void }).draw(more), more);
  await draw({ messageFilter: { custom: { kind: ["==", "none"] } } });
  await expect(page.getByText("You are the best 🙌")).toHaveCount(0);
  await expect(field(page)).toHaveValue("Half a thought");
  await draw({ messageFieldVisible: false });
  await expect(page.getByText("You are the best 🙌")).toBeVisible();
  await expect(field(page)).toHaveCount(0);
});

// shows: D85
test("the ref of a box writes, edits, reacts, deletes and goes to messages", async ({ chinwag, open }) => {
  const { page } = await openReact(open);
  await page.evaluate(() => {
    const { h, show, Chatbox, Inbox } = kit;
    const refs = { chatbox: kit.createRef(), inbox: kit.createRef() };
    const chatboxRef = { current: undefined };
    show(
      h(
        kit.Session,
        { appId: "demo", userId: "alice" },
        h(Chatbox, { ref: refs.chatbox as never, chatboxRef, conversationId: "alice-bob" }),
        h(Inbox, { ref: refs.inbox as never, conversationId: "alice-sofia" }),
      ),
    );
    Object.assign(window, { refs, chatboxRef });
  });
  type Refs = { chatbox: { current: never }; inbox: { current: never } };
  await expect(page.locator(".t-chatbox").getByRole("textbox")).toBeVisible();
  await expect(page.locator(".t-inbox").getByRole("textbox")).toBeVisible();
  const done = await page.evaluate(async () => {
    type Controllers = { current: InstanceType<typeof Object> };
    const { refs } = window as unknown as { refs: Record<keyof Refs, Controllers> };
    const chatbox = refs.chatbox.current as import("@chinwag/react").ChatboxController;
    const inbox = refs.inbox.current as import("@chinwag/react").InboxController;
    const sent = await chatbox.sendMessage("By hand");
    await chatbox.editMessage(sent.id, "By hand, better");
    await chatbox.toggleReaction(sent.id, "👍");
    const place = await chatbox.sendLocationMessage(52.1, 4.3);
    const file = await chatbox.sendFileMessage(new File(["hello"], "note.txt", { type: "text/plain" }));
    const gone = await chatbox.sendMessage("Soon gone");
    await chatbox.deleteMessage(gone.id);
    chatbox.setMessageFieldText("Draft");
    chatbox.focusMessageField();
    chatbox.setHighlightedStrings(["better"]);
    const jumped = await chatbox.jumpToPreviousHighlight();
    await chatbox.focusMessage(sent.id);
    await inbox.selectConversation("book-club");
    await inbox.chatbox.sendMessage("To the club");
    return {
      ids: [sent.id, place.id, file.id],
      ...{ jumped: jumped.found, text: await chatbox.getMessageFieldText() },
      isSame: (window as unknown as { chatboxRef: { current: unknown } }).chatboxRef.current === chatbox.box,
      shows: [chatbox.box?.currentConversation?.id, inbox.box?.currentConversation?.id],
    };
  });
  expect(done).toMatchObject({
    jumped: true,
    text: "Draft",
    isSame: true,
    shows: ["alice-bob", "book-club"],
  });
  const chat = page.locator(".t-chatbox");
  await expect(chat.getByText("By hand, better")).toBeVisible();
  await expect(chat.getByText("note.txt")).toBeVisible();
  await expect(chat.getByText("Soon gone")).toHaveCount(0);
  await expect(chat.getByRole("textbox")).toBeFocused();
  const path = `/conversations/alice-bob/messages/${done.ids[0]}`;
  expect(await chinwag.rest("GET", path)).toMatchObject({ text: "By hand, better" });
  await expect(page.locator(".t-inbox").getByRole("region").getByText("To the club")).toBeVisible();
});

// shows: D87
test("hooks follow conversations, messages, people, typing, presence and what is unread", async ({
  chinwag,
  open,
  join,
}) => {
  const { page } = await openReact(open);
  for (let index = 0; index < 40; index++) {
    await chinwag.rest("POST", "/conversations/alice-sofia/messages", [
      { text: `Message ${index}`, sender: "sofia", type: "UserMessage" },
    ]);
  }
  await page.evaluate(() => {
    const { h, show, useState } = kit;
    const Line = ({ name, value }: { name: string; value: unknown }) =>
      h("p", { "data-name": name }, String(value));
    const Facts = () => {
      const [id, setId] = useState<string>("alice-bob");
      const { conversation, ref } = kit.useConversation(id);
      const { conversations } = kit.useConversations();
      const unread = kit.useConversations({ filter: { isUnread: true } });
      const { messages, loadedAll, loadMore, status } = kit.useMessages(id);
      const { participants } = kit.useParticipants(id);
      const { typing } = kit.useTyping("alice-bob");
      const bob = kit.useOnline("bob");
      const { user } = kit.useUser();
      const sofia = kit.useUser("sofia");
      const unreads = kit.useUnreads();
      const names = (people: readonly { name: string }[] | undefined) =>
        people?.map(({ name }) => name).join(" and ");
      return h(
        "section",
        null,
        h("button", { onClick: () => setId("alice-sofia") }, "Sofia"),
        h("button", { onClick: () => loadMore(50) }, "More"),
        h("button", { onClick: () => ref?.send("From a hook") }, "Send"),
        h(Line, { name: "conversation", value: conversation?.id }),
        h(Line, { name: "conversations", value: conversations.some(({ id }) => id === "alice-bob") }),
        h(Line, { name: "unread", value: unread.conversations.map(({ id }) => id) }),
        h(Line, { name: "unreads", value: unreads?.map(({ conversation }) => conversation.id) }),
        h(Line, { name: "latest", value: messages?.[0]?.plaintext }),
        h(Line, { name: "count", value: messages?.length }),
        h(Line, { name: "all", value: `${status} ${loadedAll}` }),
        h(Line, { name: "people", value: names(participants?.map((one) => one.user)) }),
        h(Line, { name: "typing", value: typing?.many === false ? names(typing.users) : "" }),
        h(Line, { name: "bob", value: bob.isOnline }),
        h(Line, { name: "me", value: user?.name }),
        h(Line, { name: "sofia", value: sofia.user?.name }),
      );
    };
    show(h(kit.Session, { appId: "demo", userId: "alice" }, h(Facts)));
  });
  const line = (name: string) => page.locator(`[data-name=${name}]`);
  await expect(line("conversation")).toHaveText("alice-bob");
  await expect(line("conversations")).toHaveText("true");
  await expect(line("people")).toHaveText(/Bob Okafor/);
  await expect(line("me")).toHaveText("Alice Jansen");
  await expect(line("sofia")).toHaveText("Sofia Rossi");
  await expect(line("bob")).toHaveText("false");
  await expect(line("unreads")).toHaveText(/alice-sofia/);
  await expect(line("unread")).toHaveText(/alice-sofia/);
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await expect(line("bob")).toHaveText("true");
  await join("bob").conversation("alice-bob").markAsTyping();
  await expect(line("typing")).toHaveText("Bob Okafor");
  await say(bob, "Well");
  await expect(line("latest")).toHaveText("Well");
  await expect(line("typing")).toHaveText("");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(message(bob, "From a hook")).toBeVisible();
  await page.getByRole("button", { name: "Sofia" }).click();
  await expect(line("latest")).toHaveText("Message 39");
  await expect(line("count")).toHaveText("30");
  await page.getByRole("button", { name: "More" }).click();
  await expect(line("all")).toHaveText("active true");
});

test("another user in the same place is another session, which asks for a token of its own", async ({
  open,
}) => {
  const asked: string[] = [];
  const { page, sockets } = await openReact(open, 19, (page) =>
    page.exposeFunction("fetchToken", (userId: string) => {
      asked.push(userId);
      return token(userId, 3600);
    }),
  );
  await page.evaluate(() => {
    const { h, show, Session, useUser } = kit;
    const { fetchToken } = window as unknown as { fetchToken(userId: string): Promise<string> };
    const Name = () => h("output", null, useUser().user?.name ?? "nobody");
    const as = (userId: string) => {
      const tokenFetcher = () => fetchToken(userId);
      show(h(Session, { appId: "demo", userId, tokenFetcher }, h(Name)));
    };
    Object.assign(window, { as });
  });
  const as = (userId: string) =>
    page.evaluate((userId) => (window as unknown as { as(userId: string): void }).as(userId), userId);
  // Nobody has signed in yet.
  await as("");
  await expect(page.locator("#left output")).toHaveText("nobody");
  await as("alice");
  await expect(page.locator("#left output")).toHaveText("Alice Jansen");
  await as("bob");
  await expect(page.locator("#left output")).toHaveText("Bob Okafor");
  await expect.poll(sockets).toBe(1);
  expect(asked).toEqual(["alice", "bob"]);
});

test("on a server, what stands in for the chat is rendered, and hooks know nothing yet", async () => {
  const require = createRequire(new URL("../../react/package.json", import.meta.url));
  const { createElement: h } = require("react");
  const { renderToString } = require("react-dom/server");
  const { Session, Chatbox, Inbox, Popup, useMessages } = await import("@chinwag/react");
  const Messages = () => h("i", null, useMessages("alice-bob").status);
  const html = renderToString(
    h(
      Session,
      { appId: "demo", userId: "alice" },
      h(Chatbox, { conversationId: "alice-bob", className: "chat" }, h("p", null, "Loading…")),
      h(Inbox, { loadingComponent: h("b", null, "Wait") }),
      h(Popup),
      h(Messages),
    ),
  );
  expect(html).toBe(
    '<div class="chat"><p>Loading…</p></div><div style="height:500px"><b>Wait</b></div><i>pending</i>',
  );
});

test("a box without an app or a Session says what it lacks", async ({ open }) => {
  const { page } = await openReact(open);
  const said = await page.evaluate(async () => {
    const { h, show, Chatbox, Component } = kit;
    return new Promise<string>((resolve) => {
      class Boundary extends Component<{ children: unknown }> {
        static getDerivedStateFromError = () => ({ failed: true });
        override state = { failed: false };
        override componentDidCatch(error: Error) {
          resolve(error.message);
        }
        override render() {
          return this.state.failed ? null : (this.props.children as never);
        }
      }
      show(h(Boundary, null, h(Chatbox, { conversationId: "alice-bob" })));
    });
  });
  expect(said).toBe("Put a <Session> around the chatbox, or give it an appId and a userId.");
});
