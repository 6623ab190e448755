import { expect, test, vi } from "vitest";
import type { MessageSubscription } from "../src/types/message.ts";
import { settle } from "./harness/clock.ts";
import { created, event, idOf, message, messages, snapshot, texts, user } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

function shown(handle: MessageSubscription) {
  if (handle.state.type !== "active") throw new Error(`The subscription is ${handle.state.type}.`);
  return { texts: texts(handle.state.latestSnapshot), loadedAll: handle.state.loadedAll };
}

const page = (from: number, to: number, revision = 100) => ({
  ...{ revision, messages: messages(from, to), loadedAll: to === 1, users: [user("bob")], references: [] },
});

const follow = (story: Story, newest: number, oldest: number) =>
  story.following(() => story.session.conversation("c").subscribeMessages(), snapshot("c", newest, oldest));

// shows: A150, A214
test("starts with the newest messages, newest first, and grows with new ones", async () => {
  const story = new Story();
  const handle = await follow(story, 40, 11);
  expect(shown(handle).texts?.length).toBe(30);
  expect(shown(handle).texts?.[0]).toBe("text 40");
  expect(shown(handle).loadedAll).toBe(false);
  story.says(created("c", 41));
  expect(shown(handle).texts?.length).toBe(31);
  expect(shown(handle).texts?.[0]).toBe("text 41");
});

// shows: A150, A210, A211
test("loadMore reaches further back, until everything is loaded", async () => {
  const story = new Story();
  const handle = await follow(story, 40, 11);
  const loading = handle.loadMore(5);
  const [first] = await story.hears("message.list");
  expect(first).toMatchObject({ conversation: "c", before: idOf(11), limit: 5 });
  story.answers(first, page(10, 6));
  await loading;
  expect(shown(handle)).toMatchObject({ loadedAll: false });
  expect(shown(handle).texts?.at(-1)).toBe("text 6");

  const rest = handle.loadMore();
  const [second] = await story.hears("message.list");
  expect(second).toMatchObject({ before: idOf(6), limit: 30 });
  story.answers(second, page(5, 1));
  await rest;
  expect(shown(handle).texts?.length).toBe(40);
  expect(shown(handle).loadedAll).toBe(true);
  await handle.loadMore();
  await story.hearsNothing();
});

// shows: A210
test("calls in parallel load one page, of the larger count", async () => {
  const story = new Story();
  const handle = await follow(story, 200, 171);
  const loading = Promise.all([handle.loadMore(), handle.loadMore(50), handle.loadMore(10)]);
  const [request] = await story.hears("message.list");
  expect(request).toMatchObject({ limit: 50 });
  story.answers(request, page(170, 121));
  await loading;
  expect(shown(handle).texts?.length).toBe(80);
  await story.hearsNothing();
});

// shows: A210, A266
test("each subscription has a window of its own", async () => {
  const story = new Story();
  const first = await follow(story, 40, 11);
  const loading = first.loadMore();
  story.answers((await story.hears("message.list"))[0], page(10, 1));
  await loading;
  const second = story.session.conversation("c").subscribeMessages();
  expect(shown(second).texts?.length).toBe(30);
  expect(shown(second).loadedAll).toBe(false);
  await second.loadMore(3);
  expect(shown(second).texts?.length).toBe(33);
  await story.hearsNothing();
  expect(shown(first).texts?.length).toBe(40);
});

test("wrong counts are refused", async () => {
  const handle = await follow(new Story(), 1, 1);
  await expect(handle.loadMore(0)).rejects.toThrow("count must be an integer from 1 to 100, not 0.");
  await expect(handle.loadMore(101)).rejects.toThrow(RangeError);
  await expect(handle.loadMore(1.5)).rejects.toThrow(RangeError);
});

// shows: A203, A269, A270
test("an edit makes a new message and leaves the others and the sender as they are", async () => {
  const story = new Story();
  const handle = await follow(story, 2, 1);
  const before = handle.state.type === "active" ? handle.state.latestSnapshot : null;
  const edited = message(1, { content: [{ type: "text", children: ["better"] }], editedAt: 5, revision: 3 });
  story.says(event("c", 3, "message.changed", { message: edited }));
  const after = handle.state.type === "active" ? handle.state.latestSnapshot : null;
  expect(texts(after)).toEqual(["text 2", "better"]);
  expect(after?.[0]).toBe(before?.[0]);
  expect(after?.[1]).not.toBe(before?.[1]);
  expect(after?.[1]?.sender).toBe(before?.[1]?.sender);
});

test("a late page does not bring a deleted message back, nor an old form of an edited one", async () => {
  const story = new Story();
  const handle = await follow(story, 40, 11);
  const loading = handle.loadMore(10);
  const [request] = await story.hears("message.list");
  story.says(
    event("c", 41, "message.deleted", { messageId: idOf(5), senderId: "bob", lastMessage: message(40) }),
    event("c", 42, "message.changed", {
      message: message(6, { content: [{ type: "text", children: ["edited"] }], revision: 42 }),
    }),
  );
  story.answers(request, page(10, 1, 40));
  await loading;
  const oldest = shown(handle).texts?.slice(-6);
  expect(oldest).toEqual(["text 7", "edited", "text 4", "text 3", "text 2", "text 1"]);
});

// shows: A270
test("ten replies to a message share one snapshot of it", async () => {
  const story = new Story();
  const handle = await follow(story, 1, 1);
  story.says(...[2, 3].map((n) => created("c", n, { referencedMessageId: idOf(1) })));
  const state = handle.state.type === "active" ? handle.state.latestSnapshot : null;
  expect(state?.[0]?.referencedMessage).toMatchObject({ id: idOf(1), referencedMessageId: null });
  expect(state?.[0]?.referencedMessage).toBe(state?.[1]?.referencedMessage);
  expect(state?.[0]?.sender).toBe(state?.[0]?.referencedMessage?.sender);
});

// shows: A198, A207
test("a message known only as what another replies to is read whole, with its own reply", async () => {
  const story = new Story();
  const answer = snapshot("c", 9, 8);
  const reply = message(5, { referencedMessageId: idOf(1) });
  answer.messages[0] = message(9, { referencedMessageId: idOf(5) });
  const conversation = story.session.conversation("c");
  await story.following(() => conversation.subscribeMessages(), { ...answer, references: [reply] });
  const found = conversation.message(idOf(5)).get();
  const [request] = await story.hears("message.get");
  story.answers(request, { message: reply, users: [], references: [message(1)] });
  expect((await found)?.referencedMessage?.plaintext).toBe("text 1");
});

test("a sender who is not known yet is read", async () => {
  const story = new Story();
  const handle = await follow(story, 1, 1);
  story.says({ ...created("c", 2, { senderId: "carol" }), sender: undefined });
  const [request] = await story.hears("user.get");
  expect(request).toMatchObject({ user: "carol" });
  story.answers(request, { user: user("carol", { name: "Carol" }) });
  expect(handle.state).toMatchObject({ latestSnapshot: [{ sender: { name: "Carol" } }, {}] });
});

// shows: A150
test("onSnapshot tells of everything loaded", async () => {
  const story = new Story();
  const callback = vi.fn();
  const subscribe = () => story.session.conversation("c").subscribeMessages(callback);
  await story.following(subscribe, snapshot("c", 2));
  await settle();
  expect(callback).toHaveBeenCalledExactlyOnceWith([expect.anything(), expect.anything()], true);
});

// shows: A150
test("starts with 30 also where others have been left with fewer", async () => {
  const story = new Story();
  await follow(story, 40, 11);
  story.says(
    event("c", 41, "message.deleted", { messageId: idOf(40), senderId: "bob", lastMessage: message(39) }),
  );
  const second = story.session.conversation("c").subscribeMessages();
  expect(shown(second).texts?.length).toBe(29);
  const [request] = await story.hears("message.list");
  expect(request).toMatchObject({ before: idOf(11), limit: 1 });
  story.answers(request, page(10, 10));
  await settle();
  expect(shown(second).texts?.length).toBe(30);
});
