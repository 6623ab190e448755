import type {} from "@chinwag/elements";
import type { Page } from "@playwright/test";
import { barriers } from "../support/axe.ts";
import { conversations, field, message, pick, say } from "../support/chat.ts";
import { openReact } from "../support/react-page.ts";
import { expect, test } from "../support/test.ts";

/** The conversation that the list marks. */
const marked = (page: Page) => conversations(page).getByRole("button").and(page.locator("[aria-current]"));
const chatWith = (page: Page, name: string) => page.locator(".t-chatbox").getByRole("heading", { name });

// shows: D92
test("a list of conversations beside a chat: what is picked is what the chat shows", async ({ open }) => {
  const alice = await open("conversation-list.html", {});
  const list = alice.locator(".t-conversation-list").first();
  await expect(list.getByRole("heading", { name: "Conversations" })).toBeVisible();
  // Nothing was said to either: both have the conversation with the latest activity.
  await expect(marked(alice)).toHaveCount(1);
  const first = (await marked(alice).locator(".item-title").textContent()) ?? "";
  await expect(chatWith(alice, first)).toBeVisible();
  expect(await barriers(alice)).toEqual([]);
  // It fills its place.
  expect((await alice.getByRole("navigation", { name: "Conversations" }).boundingBox())?.height).toBe(500);

  await pick(alice, "Sofia Rossi");
  await expect(chatWith(alice, "Sofia Rossi")).toBeVisible();
  await expect(marked(alice)).toContainText("Sofia Rossi");
  await expect(alice.getByRole("status").filter({ hasText: "picked alice-sofia." })).toBeVisible();
  await say(alice, "From beside the list");
  await expect(conversations(alice).first()).toContainText("From beside the list");

  // Arrows move in the list, Tab passes it in one step.
  await marked(alice).focus();
  await alice.keyboard.press("ArrowDown");
  await alice.keyboard.press("Enter");
  await expect(marked(alice)).not.toContainText("Sofia Rossi");
  const second = (await marked(alice).locator(".item-title").textContent()) ?? "";
  await expect(chatWith(alice, second)).toBeVisible();
});

// shows: D92
test("a message that was found in the list by itself is one that the page can show", async ({ open }) => {
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await say(bob, "A peculiar zeppelin");
  const alice = await open("conversation-list.html", {});
  await pick(alice, "Sofia Rossi");
  await expect(chatWith(alice, "Sofia Rossi")).toBeVisible();
  await alice.getByRole("searchbox", { name: "Search" }).fill("zeppelin");
  await conversations(alice).filter({ hasText: "A peculiar zeppelin" }).getByRole("button").click();
  await expect(message(alice, "A peculiar zeppelin")).toBeVisible();
  await expect(field(alice)).toBeVisible();
});

// shows: D92
test("the page selects, filters and turns down in a list by itself, and selecting is no event", async ({
  open,
}) => {
  const alice = await open("conversation-list.html", {});
  const told = alice.locator("output");
  await expect(marked(alice)).toHaveCount(1);
  const set = (given: object) =>
    alice.evaluate((given) => {
      Object.assign(document.querySelector("t-conversation-list") ?? {}, given);
    }, given);
  await set({ selectedConversationId: "alice-sofia" });
  await expect(marked(alice)).toContainText("Sofia Rossi");
  await set({ selectedConversationId: null });
  await expect(marked(alice)).toHaveCount(0);
  // Another look makes the list anew; what the reader picked stays.
  await pick(alice, "Bob Okafor");
  await expect(told).toHaveText(/^picked alice-bob\. $/);
  await set({ theme: "dark" });
  await expect(alice.locator("div.t-conversation-list").first()).toHaveAttribute("theme", "dark");
  await expect(marked(alice)).toContainText("Bob Okafor");

  await set({ conversationFilter: { custom: { nobody: "exists" } } });
  await expect(conversations(alice)).toHaveCount(0);
  await set({ conversationFilter: undefined, showFeedHeader: false });
  await expect(conversations(alice).first()).toBeVisible();
  await expect(alice.getByRole("heading", { name: "Conversations" })).toHaveCount(0);

  await alice.evaluate(() => {
    const list = document.querySelector("t-conversation-list");
    list?.addEventListener("select-conversation", (event) => event.preventDefault());
  });
  await pick(alice, "Sofia Rossi");
  await expect(told).toHaveText(/picked alice-sofia\. $/);
  await expect(marked(alice)).toContainText("Bob Okafor");
});

test("whoever looks at a list by itself is not said to see a conversation", async ({ open }) => {
  const frames: string[] = [];
  const page = await open("elements-blank.html", {}, (page) => {
    page.on("websocket", (socket) =>
      socket.on("framesent", ({ payload }) => void frames.push(String(payload))),
    );
  });
  const add = (name: string, conversationId: string) =>
    page.evaluate(
      ([name, conversationId]) => {
        const element = document.createElement(name);
        Object.assign(element, { appId: "demo", userId: "alice", conversationId });
        document.getElementById("left")?.append(element);
      },
      [name, conversationId] as const,
    );
  await add("t-conversation-list", "alice-bob");
  await expect(marked(page)).toContainText("Bob Okafor");
  await add("t-chatbox", "alice-sofia");
  await expect(field(page)).toBeVisible();
  // What the chat says comes after whatever the list would have said.
  const told = () => frames.filter((frame) => frame.includes("selectedConversation")).join();
  await expect.poll(told).toContain('"selectedConversation":"alice-sofia"');
  expect(told()).not.toContain('"selectedConversation":"alice-bob"');
});

// shows: D84, D85
test("React: a list of conversations by itself, and its ref", async ({ open }) => {
  const { page, sockets } = await openReact(open);
  await page.evaluate(() => {
    const { h, show, Chatbox, ConversationList, Session, useRef, useState } = kit;
    const told = document.querySelector("output");
    const App = () => {
      const [conversationId, setConversationId] = useState<string>();
      const list = useRef<{ selectConversation(id: string): Promise<void> }>(null);
      return h(
        Session,
        { appId: "demo", userId: "alice" },
        h("button", { onClick: () => list.current?.selectConversation("alice-sofia") }, "Mark Sofia"),
        h(ConversationList, {
          ref: list as never,
          selectedConversationId: conversationId,
          themeCustom: { accent: "teal" },
          onSelectConversation: ({ conversation }) => {
            told?.append(`picked ${conversation.id}. `);
            setConversationId(conversation.id);
          },
        }),
        h(Chatbox, { conversationId }),
      );
    };
    show(h(App));
  });
  await pick(page, "Bob Okafor");
  await expect(chatWith(page, "Bob Okafor")).toBeVisible();
  await expect(marked(page)).toContainText("Bob Okafor");
  await page.getByRole("button", { name: "Mark Sofia" }).click();
  await expect(marked(page)).toContainText("Sofia Rossi");
  await expect(page.locator("output")).toHaveText("picked alice-bob. ");
  expect(sockets()).toBe(1);
  await page.evaluate(() => kit.end());
  await expect(page.locator(".t-conversation-list")).toHaveCount(0);
});

test("an option that a list of conversations does not have is told of", async ({ open }) => {
  const warnings: string[] = [];
  const page = await open("elements-blank.html", {}, (page) => {
    page.on("console", (line) => line.type() === "warning" && warnings.push(line.text()));
  });
  const refusal = await page.evaluate(async () => {
    await Talk.ready;
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const list = session.createConversationList({ messageField: {} } as object);
    await list.mount(document.getElementById("left"));
    await list.select("alice-sofia");
    const inboxes = session.getInboxes().length;
    const marked = list.selectedConversationId;
    try {
      session.createConversationList({ feedFilter: 5 } as never);
      return "";
    } catch (error) {
      return `${inboxes} ${marked} ${(error as Error).message}`;
    }
  });
  expect(refusal).toMatch(/^0 alice-sofia .*options\.feedFilter/);
  expect(warnings.join()).toContain("a conversationList has no option called messageField");
});
