import { expect, test } from "vitest";
import type { OutboxMessage } from "../src/types/outbox.ts";
import { settle } from "./harness/clock.ts";
import { created, idOf, list, message, resumed, snapshot, texts, view } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

/** Alice looks at a conversation. `seen` is what was on her screen, newest first, after every change. */
async function looking(story: Story, messages = 1) {
  const conversation = story.session.conversation("c");
  let outbox: readonly OutboxMessage[] = [];
  const seen: string[][] = [];
  const handle = await story.following(
    () => {
      conversation.subscribeOutbox((messages) => {
        outbox = messages;
        look();
      });
      const messages = conversation.subscribeMessages(() => look());
      const look = () => {
        const stored = messages.state.type === "active" ? (texts(messages.state.latestSnapshot) ?? []) : [];
        seen.push([...[...outbox].reverse().map(({ text, state }) => `${text} (${state})`), ...stored]);
      };
      return messages;
    },
    snapshot("c", messages),
  );
  seen.length = 0;
  return { conversation, seen, handle, outbox: () => outbox };
}

const mine = (n: number, text: string) => ({
  senderId: "alice",
  content: [{ type: "text" as const, children: [text] }],
  revision: n,
});

/** No state of the screen shows a text twice, or loses one that was there. */
function expectNoFlicker(seen: string[][], text: string): void {
  for (const screen of seen) expect(screen.filter((line) => line.startsWith(text)).length).toBe(1);
}

test("a message is shown as sending, then as stored, without flicker, when the answer comes first", async () => {
  const story = new Story();
  const { conversation, seen } = await looking(story);
  const sent = conversation.send("hi");
  const [request] = await story.hears("message.send");
  expect(request).toMatchObject({ conversation: "c", key: "key-1", text: "hi" });
  story.answers(request, { message: message(2, mine(2, "hi")), duplicate: false });
  story.says(created("c", 2, mine(2, "hi")));
  expect((await sent).id).toBe(idOf(2));
  expectNoFlicker(seen, "hi");
  expect(seen.at(-1)).toEqual(["hi", "text 1"]);
});

test("nor when the event comes first", async () => {
  const story = new Story();
  const { conversation, seen } = await looking(story);
  conversation.send("hi");
  const [request] = await story.hears("message.send");
  story.says(created("c", 2, mine(2, "hi")));
  await settle();
  expect(seen.at(-1)).toEqual(["hi (sending)", "text 1"]);
  story.answers(request, { message: message(2, mine(2, "hi")), duplicate: false });
  expectNoFlicker(seen, "hi");
  expect(seen.at(-1)).toEqual(["hi", "text 1"]);
});

test("nor when it is the first message of the conversation", async () => {
  const story = new Story();
  const { conversation, seen } = await looking(story, 0);
  conversation.send("hi");
  const [request] = await story.hears("message.send");
  story.says(created("c", 1, mine(1, "hi")));
  story.answers(request, { message: message(1, mine(1, "hi")), duplicate: false });
  expectNoFlicker(seen, "hi");
  expect(seen.at(-1)).toEqual(["hi"]);
});

test("nor when the connection broke after the message landed", async () => {
  const story = new Story();
  const { conversation, seen } = await looking(story);
  conversation.send("hi");
  await story.hears("message.send");
  await story.cutsAndReturns();
  const [subscribe, , , send] = await story.hears("subscribe", "user.get", "user.get", "message.send");
  expect(send).toMatchObject({ key: "key-1" });
  story.answers(subscribe, resumed("c", 2, { changed: [message(2, mine(2, "hi"))] }));
  story.answers(send, { message: message(2, mine(2, "hi")), duplicate: true });
  expectNoFlicker(seen, "hi");
  expect(seen.at(-1)).toEqual(["hi", "text 1"]);
});

test("nor when it was refused, and is tried again", async () => {
  const story = new Story();
  const { conversation, outbox, seen } = await looking(story);
  const sent = conversation.send("hi");
  story.refuses((await story.hears("message.send"))[0], "READ_ONLY");
  await expect(sent).rejects.toMatchObject({ code: "READ_ONLY" });
  outbox()[0]?.retry();
  const [again] = await story.hears("message.send");
  story.says(created("c", 2, mine(2, "hi")));
  await settle();
  expect(seen.at(-1)).toEqual(["hi (sending)", "text 1"]);
  story.answers(again, { message: message(2, mine(2, "hi")), duplicate: false });
  expectNoFlicker(seen, "hi");
  expect(seen.at(-1)).toEqual(["hi", "text 1"]);
});

test("a message that landed, and was deleted before its answer came, does not come back", async () => {
  const story = new Story();
  const views = [view("c", { lastMessage: message(1), revision: 1 })];
  const handle = await story.following(() => story.session.subscribeConversations(), list(views));
  const sent = story.session.conversation("c").send("hi");
  await story.hears("message.send");
  await story.cutsAndReturns();
  const [listed, , , send] = await story.hears("subscribe", "user.get", "user.get", "message.send");
  story.answers(listed, list([view("c", { lastMessage: message(1), revision: 3 })]));
  story.answers(send, { message: message(2, mine(2, "hi")), duplicate: true });
  expect((await sent).id).toBe(idOf(2));
  expect(handle.state).toMatchObject({ latestSnapshot: [{ lastMessage: { plaintext: "text 1" } }] });
});

test("messages of others show at once while one's own is on its way", async () => {
  const story = new Story();
  const { conversation, seen } = await looking(story);
  conversation.send("hi");
  await story.hears("message.send");
  story.says(created("c", 2));
  expect(seen.at(-1)).toEqual(["hi (sending)", "text 2", "text 1"]);
});

test("messages sent without a connection wait, and leave in order", async () => {
  const story = new Story();
  const { conversation, seen } = await looking(story);
  story.cuts();
  for (const text of ["one", "two", "three"]) conversation.send(text);
  await settle();
  expect(seen.at(-1)?.slice(0, 3)).toEqual(["three (waiting)", "two (waiting)", "one (waiting)"]);
  await story.clock.pass(1000);
  await story.connects();
  const requests = await story.hears("subscribe", "user.get", "user.get", ...Array(3).fill("message.send"));
  expect(requests.slice(3).map(({ text }) => text)).toEqual(["one", "two", "three"]);
  await settle();
  expect(seen.at(-1)?.[0]).toBe("three (sending)");
});

test("a refused message stays until it is sent once more or given up", async () => {
  const story = new Story();
  const { conversation, outbox, seen } = await looking(story);
  const sent = conversation.send("too long");
  const [request] = await story.hears("message.send");
  story.refuses(request, "READ_ONLY", "you may only read");
  await expect(sent).rejects.toMatchObject({ code: "READ_ONLY" });
  expect(outbox()).toMatchObject([{ text: "too long", state: "failed", error: { code: "READ_ONLY" } }]);
  expect(Object.isFrozen(outbox())).toBe(true);

  outbox()[0]?.retry();
  const [again] = await story.hears("message.send");
  expect(again).toMatchObject({ key: "key-1", text: "too long" });
  expect(outbox()).toMatchObject([{ state: "sending", error: null }]);
  story.refuses(again, "READ_ONLY");
  outbox()[0]?.discard();
  await settle();
  expect(seen.at(-1)).toEqual(["text 1"]);
});

test("a refused message is forgotten when nobody looks at the outbox", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  const sent = conversation.send("hi");
  await story.connects();
  story.refuses((await story.hears("message.send"))[0], "NOT_A_PARTICIPANT");
  await expect(sent).rejects.toMatchObject({ code: "NOT_A_PARTICIPANT" });
  const seen: number[] = [];
  conversation.subscribeOutbox((messages) => seen.push(messages.length));
  await settle();
  expect(seen).toEqual([0]);
});

test("an outbox subscription ends at once", async () => {
  const story = new Story();
  const seen: number[] = [];
  const subscription = story.session
    .conversation("c")
    .subscribeOutbox((messages) => seen.push(messages.length));
  subscription.unsubscribe();
  story.session.conversation("c").send("hi");
  await settle();
  expect(seen).toEqual([]);
});

// shows: A225, A226, A227, A229, A230
test("what a message can be made of", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  conversation.send({ text: "hi", custom: { a: "1" }, referencedMessage: conversation.message("m") });
  conversation.send({ content: [{ type: "text", children: ["a ", { type: "bold", children: ["b"] }] }] });
  await story.connects();
  const [first, second] = await story.hears("message.send", "message.send");
  expect(first).toMatchObject({ text: "hi", custom: { a: "1" }, referencedMessage: "m" });
  expect(second).toMatchObject({
    content: [{ type: "text", children: ["a ", { type: "bold", children: ["b"] }] }],
  });
  await expect(conversation.send(5 as unknown as string)).rejects.toThrow("must be an object, not");
});
