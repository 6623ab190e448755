import { expect, test, vi } from "vitest";
import { openShelf } from "../src/shelf.ts";
import type { OutboxMessage } from "../src/types/outbox.ts";
import { settle } from "./harness/clock.ts";
import { FakeShelf } from "./harness/fake-shelf.ts";
import { created, idOf, message, snapshot, texts } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

/** What a tab shows of the outbox. */
function outboxOf(story: Story): () => string[] {
  let shown: readonly OutboxMessage[] = [];
  story.session.conversation("c").subscribeOutbox((messages) => {
    shown = messages;
  });
  return () => shown.map(({ text, state }) => `${text} (${state})`);
}

const mine = (n: number, text: string, createdAt: number) =>
  message(n, { senderId: "alice", content: [{ type: "text", children: [text] }], createdAt });

test("unsent messages survive a reload, and go out in order with their keys", async () => {
  const shelf = new FakeShelf();
  const before = new Story({}, shelf, "before");
  before.session.conversation("c").send("one");
  before.session.conversation("c").send({ text: "two", custom: { a: "1" } });
  await before.connects();
  await before.hears("message.send", "message.send");

  const after = new Story({}, shelf, "after");
  const outbox = outboxOf(after);
  await settle();
  expect(outbox()).toEqual(["one (waiting)", "two (waiting)"]);
  await after.connects();
  const [one, two] = await after.hears("message.send", "message.send");
  expect(one).toMatchObject({ conversation: "c", key: "before-1", text: "one" });
  expect(two).toMatchObject({ key: "before-2", text: "two", custom: { a: "1" } });
  expect(one).not.toHaveProperty("owner");
  after.answers(one, { message: mine(1, "one", 0), duplicate: true });
  after.answers(two, { message: mine(2, "two", 0), duplicate: false });
  await settle();
  expect(shelf.texts).toEqual([]);
  expect(outbox()).toEqual([]);
});

test("two tabs send what a third left once each, and show it once", async () => {
  const shelf = new FakeShelf();
  new Story({}, shelf, "gone").session.conversation("c").send("*hi*");
  await settle();
  const tabs = [new Story({}, shelf, "a"), new Story({}, shelf, "b")];
  await settle();
  const createdAt = tabs[0]?.clock.now ?? 0;
  for (const tab of tabs) {
    const outbox = outboxOf(tab);
    const messages = tab.session.conversation("c").subscribeMessages();
    const stored = () => (messages.state.type === "active" ? texts(messages.state.latestSnapshot) : null);
    await tab.connects();
    const [send, subscribe] = await tab.hears("message.send", "subscribe");
    expect(send).toMatchObject({ key: "gone-1" });
    // It has landed already, by the other tab, and is shown formatted.
    const landed = mine(2, "hi", createdAt);
    tab.answers(subscribe, { ...snapshot("c", 1), messages: [landed, message(1)] });
    expect(outbox()).toEqual(["*hi* (sending)"]);
    expect(stored()).toEqual(["text 1"]);
    tab.answers(send, { message: landed, duplicate: true });
    expect(outbox()).toEqual([]);
    expect(stored()).toEqual(["hi", "text 1"]);
  }
  await settle();
  expect(shelf.texts).toEqual([]);
});

test("what a closed tab left is found when another one is looked at", async () => {
  const shelf = new FakeShelf();
  const open = new Story({}, shelf, "open");
  open.session.user("bob").get();
  await open.connects();
  await open.hears("user.get");
  new Story({}, shelf, "closed").session.conversation("c").send("hi");
  await settle();
  open.wakes();
  await open.hears("ping");
  expect((await open.hears("message.send"))[0]).toMatchObject({ key: "closed-1" });
  open.wakes();
  await open.hears("ping");
  await open.hearsNothing();
});

test("others find nothing: another user, another app", async () => {
  const shelf = new FakeShelf();
  new Story({}, shelf, "alice").session.conversation("c").send("hi");
  await settle();
  const others = [new Story({ userId: "bob" }, shelf), new Story({ appId: "other" }, shelf)];
  await settle();
  expect(others.map(({ sockets }) => sockets)).toEqual([[], []]);
  expect(shelf.texts).toEqual(["hi"]);
});

test("a refused message is off the shelf, and stays to be seen if it was typed", async () => {
  const shelf = new FakeShelf();
  const story = new Story({}, shelf);
  const conversation = story.session.conversation("c");
  const typed = conversation.send("typed", { origin: "web" });
  const programmed = conversation.send("programmed");
  await story.connects();
  for (const request of await story.hears("message.send", "message.send"))
    story.refuses(request, "READ_ONLY", "you may only read");
  await expect(typed).rejects.toMatchObject({ code: "READ_ONLY" });
  await expect(programmed).rejects.toMatchObject({ code: "READ_ONLY" });
  await settle();
  expect(shelf.texts).toEqual([]);
  // Nobody looked at this conversation when it was refused.
  const outbox = outboxOf(story);
  await settle();
  expect(outbox()).toEqual(["typed (failed)"]);
});

test("a session that ends leaves what was typed to the next one, and what programs sent to them", async () => {
  const shelf = new FakeShelf();
  const story = new Story({}, shelf);
  const conversation = story.session.conversation("c");
  const sent = [conversation.send("typed", { origin: "web" }), conversation.send("programmed")];
  story.session.close();
  for (const message of sent) await expect(message).rejects.toMatchObject({ code: "SESSION_CLOSED" });
  await settle();
  expect(shelf.texts).toEqual(["typed"]);
});

test("a message that waited for more than a day is not sent behind one's back", async () => {
  const shelf = new FakeShelf();
  new Story({}, shelf, "before").session.conversation("c").send("are you free tonight?");
  await settle();
  const [kept] = shelf.kept.values();
  if (!kept) throw new Error("Nothing was kept.");
  const day = 24 * 3_600_000;
  shelf.kept.set(kept.key, { ...kept, createdAt: kept.createdAt - day - 1 });
  shelf.kept.set("old", { ...kept, key: "old", owner: "somebody", createdAt: kept.createdAt - 31 * day });
  const story = new Story({}, shelf, "after");
  let shown: readonly OutboxMessage[] = [];
  story.session.conversation("c").subscribeOutbox((messages) => {
    shown = messages;
  });
  await settle();
  expect(shown).toMatchObject([{ state: "failed", error: { code: "SENT_TOO_LATE" } }]);
  expect(shelf.texts).toEqual([]);
  expect(story.sockets).toEqual([]);
  shown[0]?.retry();
  await story.connects();
  expect((await story.hears("message.send"))[0]).toMatchObject({ key: "before-1" });
});

test("no more than a hundred are kept", async () => {
  const shelf = new FakeShelf();
  const story = new Story({}, shelf);
  for (let i = 0; i < 101; i += 1) story.session.conversation("c").send(`${i}`);
  await settle();
  expect(shelf.kept.size).toBe(100);
});

test("where storage is denied or full, messages are sent all the same", async () => {
  const shelf = new FakeShelf();
  shelf.broken = true;
  const story = new Story({}, shelf);
  const sent = story.session.conversation("c").send("hi");
  await story.connects();
  const [request] = await story.hears("message.send");
  story.says(created("c", 1, { senderId: "alice" }));
  story.answers(request, { message: mine(1, "hi", 0), duplicate: false });
  expect((await sent).id).toBe(idOf(1));
  await settle();
  expect(story.reported).toEqual([]);
});

test("the shelf is IndexedDB where there is one; where it is missing or forbidden, every use rejects", async () => {
  await expect(openShelf(() => undefined).all()).rejects.toThrow();
  const forbidden = () => {
    throw new Error("SecurityError");
  };
  await expect(openShelf(forbidden).remove("k")).rejects.toThrow("SecurityError");
  const open = vi.fn(forbidden);
  await expect(openShelf(() => ({ open })).all()).rejects.toThrow("SecurityError");
  expect(open).toHaveBeenCalledOnce();
});
