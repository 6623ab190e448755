import { expect, test } from "vitest";
import type { MessageSubscription } from "../src/types/message.ts";
import type { ReactionsSubscription } from "../src/types/reaction.ts";
import { event, idOf, message, nothing, resumed, snapshot, user } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

const reaction = (userId: string, revision: number) => ({ userId, createdAt: revision * 1000, revision });
const added = (revision: number, userId: string, count: number, emoji = "👍") =>
  event("c", revision, "reaction.added", {
    ...{ messageId: idOf(1), emoji, count, reaction: reaction(userId, revision), user: user(userId) },
  });
const removed = (revision: number, userId: string, count: number, emoji = "👍") =>
  event("c", revision, "reaction.removed", { messageId: idOf(1), emoji, count, userId });
const names = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `u${from + i}`);
const page = (from: number, to: number, loadedAll: boolean, revision = 1000) => ({
  ...{ revision, loadedAll, users: names(from, to).map((id) => user(id)) },
  reactions: names(from, to).map((id, i) => reaction(id, from + i)),
});

function summary(handle: MessageSubscription) {
  const shown = handle.state.type === "active" ? handle.state.latestSnapshot : null;
  return shown?.at(-1)?.reactions;
}

function people(handle: ReactionsSubscription) {
  if (handle.state.type !== "active") throw new Error(`The subscription is ${handle.state.type}.`);
  return handle.state.latestSnapshot?.map((one) => one.user.id) ?? null;
}

const withReactions = (reactions: object[], revision = 1) =>
  message(1, { reactions: reactions as never, revision });
const following = (story: Story, reactions: object[] = []) =>
  story.following(() => story.session.conversation("c").subscribeMessages(), {
    ...snapshot("c", 1),
    messages: [withReactions(reactions)],
  });

// shows: C27, C28
test("reactions of all are counted, in the order of first use, and one's own are known", async () => {
  const story = new Story();
  const handle = await following(story, [{ emoji: "👍", count: 1, reacted: true }]);
  story.says(added(2, "bob", 1, "🎉"), added(3, "bob", 2));
  expect(summary(handle)).toEqual([
    { emoji: "👍", count: 2, currentUserReacted: true },
    { emoji: "🎉", count: 1, currentUserReacted: false },
  ]);
  story.says(added(4, "alice", 2, "🎉"), removed(5, "alice", 1));
  expect(summary(handle)).toMatchObject([{ currentUserReacted: false }, { currentUserReacted: true }]);
  story.says(removed(6, "bob", 0));
  expect(summary(handle)).toEqual([{ emoji: "🎉", count: 2, currentUserReacted: true }]);
});

// shows: C27
test("what everyone is told of a message does not change what is known of oneself", async () => {
  const story = new Story();
  const handle = await following(story, [{ emoji: "👍", count: 2, reacted: true }]);
  const edited = withReactions([{ emoji: "👍", count: 2 }], 2);
  story.says(event("c", 2, "message.changed", { message: edited }));
  expect(summary(handle)).toEqual([{ emoji: "👍", count: 2, currentUserReacted: true }]);
  await story.hearsNothing();
});

// shows: C27
test("whether one reacted is asked for where nothing is known", async () => {
  const story = new Story();
  const handle = await story.following(() => story.session.conversation("c").subscribe(), snapshot("c", 2));
  const before = message(0, { reactions: [{ emoji: "👍", count: 1 }], revision: 0 });
  for (const id of [2, 1]) {
    const lastMessage = id === 2 ? message(1) : before;
    story.says(event("c", 5 - id, "message.deleted", { messageId: idOf(id), senderId: "bob", lastMessage }));
  }
  const [request] = await story.hears("message.get");
  expect(request).toMatchObject({ conversation: "c", message: idOf(0) });
  const known = message(0, { reactions: [{ emoji: "👍", count: 1, reacted: true }], revision: 0 });
  story.answers(request, { message: known, users: [], references: [] });
  expect(handle.state).toMatchObject({
    latestSnapshot: { lastMessage: { reactions: [{ currentUserReacted: true }] } },
  });
  await story.hearsNothing();
});

// shows: C18, C19, C20, C21, C22
test("a reaction is added and taken back by its emoji", async () => {
  const story = new Story();
  const ref = story.session.conversation("c").message(idOf(1));
  expect(() => ref.reactions("")).toThrow("emoji must be a string that is not empty");
  expect(() => ref.reaction(7 as never)).toThrow("emoji must be a string that is not empty");
  const thumb = ref.reactions("👍");
  expect(thumb).toMatchObject({ emoji: "👍", messageId: idOf(1), conversationId: "c" });
  const done = [thumb.add(), ref.reaction("👍").remove()];
  await story.connects();
  const [add, remove] = await story.hears("reaction.add", "reaction.remove");
  expect(add).toMatchObject({ conversation: "c", message: idOf(1), emoji: "👍" });
  story.answers(add, {});
  story.refuses(remove, "NOT_PERMITTED");
  await done[0];
  await expect(done[1]).rejects.toMatchObject({ code: "NOT_PERMITTED" });
});

// shows: C23, C26
test("the first who reacted are read, oldest first", async () => {
  const story = new Story();
  const thumb = story.session.conversation("c").message(idOf(1)).reactions("👍");
  const found = thumb.getFirstReactions();
  const hidden = thumb.getFirstReactions();
  await story.connects();
  const requests = await story.hears("reaction.list", "reaction.list");
  expect(requests[0]).toMatchObject({ message: idOf(1), emoji: "👍", limit: 10 });
  story.answers(requests[0], page(1, 2, true));
  story.answers(requests[1], { revision: 0, reactions: null, loadedAll: true, users: [] });
  const [first, second] = (await found) ?? [];
  expect(first).toMatchObject({ user: { id: "u1" }, createdAt: 1000 });
  expect(second).toMatchObject({ user: { id: "u2" } });
  expect(Object.isFrozen(await found) && Object.isFrozen(first)).toBe(true);
  expect(await hidden).toBe(null);
});

const subscribed = async (story: Story, first: object) => {
  const thumb = story.session.conversation("c").message(idOf(1)).reactions("❤");
  const handle = await story.following(() => thumb.subscribe(), snapshot("c", 1));
  story.answers((await story.hears("reaction.list"))[0], first);
  await story.hearsNothing();
  return handle;
};

// shows: C24, C25
test("a subscription shows ten, reaches towards newer ones, and grows at its end", async () => {
  const story = new Story();
  const handle = await subscribed(story, page(1, 10, false));
  expect(people(handle)).toEqual(names(1, 10));
  story.says(added(2, "new", 13, "❤️"));
  expect(people(handle)).toEqual(names(1, 10));
  const more = handle.loadMore();
  const [request] = await story.hears("reaction.list");
  expect(request).toMatchObject({ after: 10, limit: 30 });
  story.answers(request, page(11, 12, true));
  await more;
  expect(handle.state).toMatchObject({ loadedAll: true });
  expect(people(handle)).toEqual(names(1, 12));
  const before = handle.state.type === "active" ? handle.state.latestSnapshot : null;
  story.says(added(3, "late", 13, "❤️"));
  story.says(added(4, "other", 1));
  expect(people(handle)?.includes("late")).toBe(true);
  expect(people(handle)?.includes("other")).toBe(false);
  const after = handle.state.type === "active" ? handle.state.latestSnapshot : null;
  expect(before?.every((one) => after?.includes(one))).toBe(true);
  story.says(removed(5, "u2", 12, "❤️"));
  expect(people(handle)?.includes("u2")).toBe(false);
  await expect(handle.loadMore(101)).rejects.toThrow("count must be an integer from 1 to 100, not 101.");
});

// shows: C24
test("a page that was read before a reaction was taken back does not bring it again", async () => {
  const story = new Story();
  const thumb = story.session.conversation("c").message(idOf(1)).reactions("👍");
  const handle = await story.following(() => thumb.subscribe(), snapshot("c", 1));
  const [request] = await story.hears("reaction.list");
  story.says(removed(2, "u2", 1));
  story.answers(request, page(1, 2, true, 1));
  expect(people(handle)).toEqual(["u1"]);
});

// shows: C24
test("after a cut the reactions are read again, as far as they were shown", async () => {
  const story = new Story();
  const handle = await subscribed(story, page(1, 10, false));
  const more = handle.loadMore(5);
  story.answers((await story.hears("reaction.list"))[0], page(11, 15, false));
  await more;
  const before = handle.state;
  await story.cutsAndReturns();
  const [subscribe] = await story.hears("subscribe", "user.get", "user.get");
  story.answers(subscribe, resumed("c", 1));
  story.answers((await story.hears("reaction.list"))[0], page(1, 10, false));
  expect(handle.state).toBe(before);
  const [rest] = await story.hears("reaction.list");
  expect(rest).toMatchObject({ after: 10 });
  story.answers(rest, page(11, 40, true));
  await story.hearsNothing();
  expect(handle.state).toMatchObject({ type: "active", loadedAll: false });
  expect(people(handle)?.length).toBe(15);
});

// shows: C24
test("without the message, or outside of the conversation, there is null", async () => {
  const story = new Story();
  const handle = await subscribed(story, page(1, 2, true));
  story.says(event("c", 2, "message.deleted", { messageId: idOf(1), senderId: "bob", lastMessage: null }));
  expect(handle.state).toMatchObject({ latestSnapshot: null, loadedAll: true });
  const outside = story.session.conversation("d").message(idOf(1)).reactions("👍");
  const none = await story.following(() => outside.subscribe(), nothing);
  expect(none.state).toMatchObject({ latestSnapshot: null });
  await story.hearsNothing();
});

test("a page that is older than the end of its message does not bring the reactions back", async () => {
  const story = new Story();
  await following(story);
  const handle = story.session.conversation("c").message(idOf(1)).reactions("👍").subscribe();
  const [request] = await story.hears("reaction.list");
  story.says(event("c", 2, "message.deleted", { messageId: idOf(1), senderId: "bob" }));
  story.answers(request, page(1, 2, true, 1));
  expect(handle.state).toMatchObject({ latestSnapshot: null, loadedAll: true });
});
