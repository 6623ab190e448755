import { expect, test } from "vitest";
import type { ConversationListSubscription } from "../src/types/conversation.ts";
import type { ConversationView } from "../src/wire.ts";
import {
  created,
  event,
  idOf,
  list,
  message,
  nothing,
  participant,
  snapshot,
  timeOf,
  user,
  view,
} from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

/** Conversation `n`, whose last message is message `n`. */
const nth = (n: number): ConversationView => {
  return view(`c${n}`, { lastMessage: message(n), revision: n, unreadCount: 1 });
};
const nths = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => nth(from - i));
const page = (from: number, to: number) => {
  const { kind: _, ...rest } = list(nths(from, to), to === 1);
  return rest;
};

function ids(handle: ConversationListSubscription): string[] {
  if (handle.state.type !== "active") throw new Error(`The subscription is ${handle.state.type}.`);
  return handle.state.latestSnapshot.map(({ id }) => id);
}

const follow = (story: Story, views: ConversationView[], loadedAll = true) =>
  story.following(() => story.session.subscribeConversations(), list(views, loadedAll));

// shows: C1
test("shows the latest activity first, and moves what becomes active to the top", async () => {
  const story = new Story();
  const handle = await follow(story, nths(3, 1));
  expect(ids(handle)).toEqual(["c3", "c2", "c1"]);
  const before = handle.state.type === "active" ? handle.state.latestSnapshot : [];
  story.says(created("c1", 9, { revision: 2 }));
  expect(ids(handle)).toEqual(["c1", "c3", "c2"]);
  const after = handle.state.type === "active" ? handle.state.latestSnapshot : [];
  expect(after[0]).toMatchObject({ lastMessage: { plaintext: "text 9" }, unreadMessageCount: 2 });
  expect(after[1]).toBe(before[0]);
});

// shows: C1
test("joining counts as activity, and ties go by id, descending", async () => {
  const story = new Story();
  const joined = (id: string, n: number) => view(id, { me: participant("alice", { joinedAt: timeOf(n) }) });
  const handle = await follow(story, [joined("new", 9), nth(3), joined("b", 2), joined("a", 2)]);
  expect(ids(handle)).toEqual(["new", "c3", "b", "a"]);
});

// shows: C1, C4
test("is empty for somebody without conversations, and fills as they join and leave", async () => {
  const story = new Story();
  const handle = await follow(story, []);
  expect(handle.state).toEqual({ type: "active", latestSnapshot: [], loadedAll: true });
  const joined = { view: view("c"), users: [user("bob")], references: [] };
  story.says({ topic: "me", revision: 2, event: "me.joined", ...joined });
  expect(ids(handle)).toEqual(["c"]);
  story.says({ topic: "me", revision: 3, event: "me.left", conversationId: "c" });
  expect(ids(handle)).toEqual([]);
});

// shows: C3
test("loadMore brings older conversations", async () => {
  const story = new Story();
  const handle = await follow(story, nths(60, 41), false);
  const loading = handle.loadMore(30);
  const [request] = await story.hears("conversation.list");
  expect(request).toMatchObject({ limit: 30, after: { activityAt: timeOf(41), conversation: "c41" } });
  story.answers(request, page(40, 11));
  await loading;
  expect(ids(handle).length).toBe(50);
  const rest = handle.loadMore();
  const [last] = await story.hears("conversation.list");
  expect(last).toMatchObject({ limit: 20, after: { conversation: "c11" } });
  story.answers(last, page(10, 1));
  await rest;
  expect(ids(handle).length).toBe(60);
  expect(handle.state).toMatchObject({ loadedAll: true });
  await expect(handle.loadMore(31)).rejects.toThrow("count must be an integer from 1 to 30, not 31.");
});

test("a conversation beyond the list is read when something happens in it", async () => {
  const story = new Story();
  const handle = await follow(story, nths(60, 41), false);
  story.says(created("c7", 99, { revision: 8 }));
  const [request] = await story.hears("conversation.get");
  story.says(created("c7", 100, { revision: 9 }));
  await story.hearsNothing();
  const answer = view("c7", { revision: 8, lastMessage: message(99) });
  story.answers(request, { view: answer, users: [user("bob")], references: [] });
  const [again] = await story.hears("conversation.get");
  const newer = view("c7", { revision: 9, lastMessage: message(100) });
  story.answers(again, { view: newer, users: [user("bob")], references: [] });
  expect(ids(handle)[0]).toBe("c7");
  expect(ids(handle).length).toBe(21);
  expect(handle.state).toMatchObject({ latestSnapshot: { 0: { lastMessage: { plaintext: "text 100" } } } });
});

test("a conversation that loses its last message stays in the list", async () => {
  const story = new Story();
  const handle = await follow(story, nths(60, 41), false);
  story.says(
    event("c60", 61, "message.deleted", { messageId: idOf(60), senderId: "bob", lastMessage: message(1) }),
  );
  expect(ids(handle).at(-1)).toBe("c60");
});

test("so does one that lost it while one was away", async () => {
  const story = new Story();
  const handle = await follow(story, nths(60, 41), false);
  await story.cutsAndReturns();
  const [listed] = await story.hears("subscribe", "user.get", "user.get");
  story.answers(listed, list(nths(59, 40), false));
  const [get] = await story.hears("conversation.get");
  expect(get).toMatchObject({ conversation: "c60" });
  const sunk = view("c60", { revision: 61, lastMessage: message(1) });
  story.answers(get, { view: sunk, users: [], references: [] });
  expect(ids(handle).at(-1)).toBe("c60");
});

test("a conversation can be opened from the list without losing what comes in between", async () => {
  const story = new Story();
  const handle = await follow(story, nths(3, 1));
  const messages = story.session.conversation("c3").subscribeMessages();
  const [request] = await story.hears("subscribe");
  expect(request).not.toHaveProperty("since");
  story.says(created("c3", 4));
  story.answers(request, snapshot("c3", 3));
  expect(messages.state).toMatchObject({ latestSnapshot: [{ id: idOf(4) }, { id: idOf(3) }, {}, {}] });
  expect(ids(handle)[0]).toBe("c3");
  messages.unsubscribe();
  await story.clock.pass(16_000);
  await story.hears("unsubscribe");
  story.says(created("c3", 5));
  expect(handle.state).toMatchObject({ latestSnapshot: { 0: { lastMessage: { plaintext: "text 5" } } } });
});

// shows: C1
test("another list starts with the first twenty again", async () => {
  const story = new Story();
  const first = await follow(story, nths(60, 41), false);
  const loading = first.loadMore();
  story.answers((await story.hears("conversation.list"))[0], page(40, 21));
  await loading;
  const second = story.session.subscribeConversations();
  expect(ids(second).length).toBe(20);
  expect(ids(first).length).toBe(40);
});

// shows: A155
test("a mark that overtook a page read before it stays, and the conversation is read again", async () => {
  const story = new Story();
  const handle = story.session.subscribeConversations();
  await story.connects();
  const [subscribe] = await story.hears("subscribe");
  const me = participant("alice", { markedUnread: true });
  story.says({ topic: "me", revision: 2, event: "me.read", me, unreadCount: 0, conversationId: "c" });
  story.answers(subscribe, list([view("c", { meRevision: 1 })]));
  const [get] = await story.hears("conversation.get");
  story.answers(get, { view: view("c", { me, meRevision: 2 }), users: [], references: [] });
  await story.hearsNothing();
  expect(handle.state).toMatchObject({ latestSnapshot: [{ isUnread: true }] });
});

// shows: C17
test("what everyone has read is as told where not everyone is known", async () => {
  const story = new Story();
  const handle = await follow(story, [view("c", { participantCount: 12, lastMessage: message(3) })]);
  const read = { userId: "zoe", readUntil: idOf(3), everyoneReadUntil: idOf(2) };
  story.says({ topic: "conversation/c", revision: null, event: "participant.read", ...read });
  expect(handle.state).toMatchObject({ latestSnapshot: [{ everyoneReadUntil: timeOf(2) }] });
});

// shows: A149
test("when the last message goes, the one before it is shown with what it replies to", async () => {
  const story = new Story();
  const handle = await follow(story, [view("c", { lastMessage: message(3), revision: 3 })]);
  const reply = message(2, { referencedMessageId: idOf(1) });
  story.says(event("c", 4, "message.deleted", { messageId: idOf(3), senderId: "bob", lastMessage: reply }));
  const [get] = await story.hears("conversation.get");
  const now = view("c", { lastMessage: reply, revision: 4 });
  story.answers(get, { view: now, users: [], references: [message(1)] });
  expect(handle.state).toMatchObject({
    latestSnapshot: [{ lastMessage: { referencedMessage: { plaintext: "text 1" } } }],
  });
});

test("a reaction that overtook what the last message replies to is not lost", async () => {
  const story = new Story();
  const handle = await follow(story, [view("c", { lastMessage: message(3), revision: 3 })]);
  const reply = message(2, { referencedMessageId: idOf(1) });
  story.says(event("c", 4, "message.deleted", { messageId: idOf(3), senderId: "bob", lastMessage: reply }));
  const [get] = await story.hears("conversation.get");
  const emoji = "\u{1F44D}";
  const reaction = { userId: "bob", createdAt: timeOf(5), revision: 5 };
  const added = { messageId: idOf(1), emoji, count: 1, reaction, user: user("bob") };
  story.says(event("c", 5, "reaction.added", added));
  const older = view("c", { lastMessage: reply, revision: 4 });
  story.answers(get, { view: older, users: [], references: [message(1)] });
  const [again] = await story.hears("conversation.get");
  const reacted = message(1, { revision: 5, reactions: [{ emoji, count: 1, reacted: false }] });
  story.answers(again, { view: { ...older, revision: 5 }, users: [], references: [reacted] });
  await story.hearsNothing();
  expect(handle.state).toMatchObject({
    latestSnapshot: [{ lastMessage: { referencedMessage: { reactions: [{ emoji, count: 1 }] } } }],
  });
});

test("joining that overtook an answer read before it stays", async () => {
  const story = new Story();
  const handle = await follow(story, [view("old")]);
  const conversation = story.session.conversation("c").subscribe();
  const [first] = await story.hears("subscribe");
  story.answers(first, nothing);
  await story.cutsAndReturns();
  const [listed, subscribed] = await story.hears("subscribe", "subscribe", "user.get", "user.get");
  const me = participant("alice", { joinedAt: timeOf(9) });
  const joined = { view: view("c", { me, meRevision: 2 }), users: [], references: [] };
  story.says({ topic: "me", revision: 2, event: "me.joined", ...joined });
  story.answers(listed, list([view("old", { meRevision: 1 })]));
  story.answers(subscribed, nothing);
  expect(ids(handle)).toContain("c");
  const [again] = await story.hears("subscribe");
  story.answers(again, snapshot("c", 0, 1, { me, meRevision: 2 }));
  expect(conversation.state).toMatchObject({ latestSnapshot: { id: "c" } });
  expect(ids(handle)).toContain("c");
});

// shows: C27
test("what one reacted to while away is read when that message becomes the last one again", async () => {
  const story = new Story();
  await follow(story, [view("c", { lastMessage: message(2), revision: 2 })]);
  await story.cutsAndReturns();
  const [listed] = await story.hears("subscribe", "user.get", "user.get");
  story.answers(listed, list([view("c", { lastMessage: message(3), revision: 4 })]));
  const reacted = message(2, { revision: 3, reactions: [{ emoji: "\u{1F44D}", count: 1 }] });
  story.says(event("c", 5, "message.deleted", { messageId: idOf(3), senderId: "bob", lastMessage: reacted }));
  await story.hears("message.get");
});

test("a message that was deleted while away is not shown as what the last one replies to", async () => {
  const story = new Story();
  const reply = message(2, { referencedMessageId: idOf(1) });
  const views = list([view("c", { lastMessage: reply, revision: 2 })]);
  const handle = await story.following(() => story.session.subscribeConversations(), {
    ...views,
    references: [message(1)],
  });
  await story.cutsAndReturns();
  const [listed] = await story.hears("subscribe", "user.get", "user.get");
  story.answers(listed, list([view("c", { lastMessage: reply, revision: 3 })]));
  expect(handle.state).toMatchObject({ latestSnapshot: [{ lastMessage: { referencedMessage: null } }] });
});
