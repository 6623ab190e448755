import fc from "fast-check";
import { expect, test } from "vitest";
import { Conversation } from "../src/entities/conversation.ts";
import { matches } from "../src/entities/filter.ts";
import type { ConversationListSubscription } from "../src/types/conversation.ts";
import type { ConversationFilter } from "../src/types/filter.ts";
import type { ConversationView } from "../src/wire.ts";
import { created, event, list, message, participant, timeOf, user, view } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

const nth = (n: number, change: Partial<ConversationView> = {}): ConversationView =>
  view(`c${n}`, { lastMessage: message(n), revision: n, unreadCount: 1, ...change });
const page = (views: ConversationView[], loadedAll = true) => {
  const { kind: _, ...rest } = list(views, loadedAll);
  return rest;
};

function ids(handle: ConversationListSubscription) {
  if (handle.state.type !== "active") throw new Error(`The subscription is ${handle.state.type}.`);
  return handle.state.latestSnapshot.map(({ id }) => id);
}

const unread = { isUnread: true } as const;

async function follow(story: Story, all: ConversationView[], found: ConversationView[], loadedAll = true) {
  const handle = await story.following(
    () => story.session.subscribeConversations({ filter: unread }),
    list(all, false),
  );
  const [request] = await story.hears("conversation.list");
  expect(request).toMatchObject({ filter: unread, limit: 20 });
  story.answers(request, page(found, loadedAll));
  await story.hearsNothing();
  return handle;
}

// shows: C2, C39, C40
test("shows what fits, as it comes to fit and ceases to, at its place by activity", async () => {
  const story = new Story();
  const read = (n: number) =>
    nth(n, { unreadCount: 0, me: participant("alice", { readUntil: message(n).id }) });
  const handle = await follow(story, [nth(9), read(8)], [nth(9), nth(7), nth(5)]);
  expect(ids(handle)).toEqual(["c9", "c7", "c5"]);
  const me = participant("alice", { readUntil: message(7).id });
  const marked = { topic: "me", event: "me.read" };
  story.says({ ...marked, revision: 2, conversationId: "c7", me, unreadCount: 0 });
  expect(ids(handle)).toEqual(["c9", "c5"]);
  story.says({
    ...marked,
    revision: 3,
    conversationId: "c8",
    me: { ...me, markedUnread: true },
    unreadCount: 0,
  });
  expect(ids(handle)).toEqual(["c9", "c8", "c5"]);
  story.says(created("c5", 20, { revision: 6 }));
  expect(ids(handle)).toEqual(["c5", "c9", "c8"]);
});

// shows: C2
test("what is beyond the list is read when it may come to fit", async () => {
  const story = new Story();
  const handle = await follow(story, [nth(9)], [nth(9)]);
  const me = participant("alice", { markedUnread: true });
  story.says({ topic: "me", event: "me.read", revision: 2, conversationId: "c3", me, unreadCount: 0 });
  const [request] = await story.hears("conversation.get");
  expect(request).toMatchObject({ conversation: "c3" });
  const found = nth(3, { unreadCount: 0, me, meRevision: 2 });
  story.answers(request, { view: found, users: [user("bob")], references: [] });
  expect(ids(handle)).toEqual(["c9", "c3"]);
});

// shows: C2, C3
test("pages come from the server, and after a cut as far as before", async () => {
  const story = new Story();
  const nths = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => nth(from - i));
  const handle = await follow(story, [nth(60)], nths(60, 41), false);
  const more = handle.loadMore(30);
  const [request] = await story.hears("conversation.list");
  expect(request).toMatchObject({ filter: unread, limit: 30, after: { conversation: "c41" } });
  story.answers(request, page(nths(40, 31), true));
  await more;
  expect(ids(handle)).toHaveLength(30);
  expect(handle.state).toMatchObject({ loadedAll: true });
  const before = handle.state;
  await story.cutsAndReturns();
  const [subscribe] = await story.hears("subscribe", "user.get", "user.get");
  story.answers(subscribe, list([nth(60)], false));
  story.answers((await story.hears("conversation.list"))[0], page(nths(60, 41), false));
  expect(handle.state).toBe(before);
  const [rest] = await story.hears("conversation.list");
  expect(rest).toMatchObject({ filter: unread, after: { conversation: "c41" } });
  story.answers(rest, page(nths(40, 32), true));
  const [get] = await story.hears("conversation.get");
  expect(get).toMatchObject({ conversation: "c31" });
  story.answers(get, { view: nth(31, { unreadCount: 0 }), users: [], references: [] });
  await story.hearsNothing();
  expect(ids(handle)).toHaveLength(29);
  const [first, again] = [before, handle.state].map(
    (state) => state.type === "active" && state.latestSnapshot[5],
  );
  expect(again).toBe(first);
});

// shows: C2
test("a filter that makes no sense ends the subscription with the server's error", async () => {
  const story = new Story();
  const filter = { isUnread: "yes" } as unknown as ConversationFilter;
  const handle = await story.following(
    () => story.session.subscribeConversations({ filter }),
    list([], true),
  );
  story.refuses((await story.hears("conversation.list"))[0], "INVALID_ARGUMENT");
  await expect(handle.connected).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
});

const one = (change: Partial<ConversationView> = {}) => {
  const conversation = new Conversation("c");
  const attributes = { ...view("c").conversation, subject: "Bikes", custom: { shop: "7" }, createdAt: 50 };
  const me = participant("alice", { access: "Read", joinedAt: 60 });
  conversation.show(view("c", { conversation: attributes, me, ...change }));
  return conversation;
};

const CASES: [ConversationFilter, boolean][] = [
  [{}, true],
  [{ access: ["==", "Read"], subject: ["!=", "Cars"] }, true],
  [{ access: ["==", "Read"], subject: ["==", "Cars"] }, false],
  [{ subject: ["oneOf", ["Bikes", null]] }, true],
  [{ subject: ["!oneOf", ["Bikes", null]] }, false],
  [{ custom: { shop: "exists", town: "!exists" } }, true],
  [{ custom: { shop: "!exists" } }, false],
  [{ custom: { town: ["!=", "x"], ...({ toString: "!exists" } as object) } }, true],
  [{ custom: { shop: ["oneOf", ["7", "8"]], town: ["!oneOf", ["x"]] } }, true],
  [{ createdAt: ["between", [50, 51]] }, true],
  [{ createdAt: ["between", [49, 50]] }, false],
  [{ createdAt: ["!between", [49, 50]] }, true],
  [{ createdAt: [">", 50] }, false],
  [{ createdAt: [">=", 50], joinedAt: ["<=", 60] }, true],
  [{ joinedAt: ["<", 60] }, false],
  [{ lastActivityAt: [">=", 60], hasMessages: false, isUnread: false }, true],
  [{ hasMessages: true }, false],
  [["any", [{ hasMessages: true }, { access: ["==", "Read"] }]], true],
  [["any", []], false],
];

// shows: C40, C41, C42, C43, C44
test.each(CASES.map(([filter, fits]) => ({ filter, fits })))(
  "whether $filter fits is $fits",
  ({ filter, fits }) => {
    expect(matches(filter, one())).toBe(fits);
  },
);

// shows: C40
test("the last activity is that of the last message, where there is one", () => {
  const spoken = one({ lastMessage: message(3), unreadCount: 1 });
  expect(matches({ lastActivityAt: ["between", [timeOf(3), timeOf(4)]], hasMessages: true }, spoken)).toBe(
    true,
  );
  expect(matches({ isUnread: true }, spoken)).toBe(true);
  expect(matches({ isUnread: false }, one({ me: participant("alice", { markedUnread: true }) }))).toBe(false);
});

// shows: C42, C43
test("what is negated holds exactly where the rest does not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 70 }), fc.integer({ min: 40, max: 70 }), (from, to) => {
      const inside = matches({ createdAt: ["between", [from, to]] }, one());
      expect(matches({ createdAt: ["!between", [from, to]] }, one())).toBe(!inside);
      expect(inside).toBe(
        matches({ createdAt: [">=", from] }, one()) && matches({ createdAt: ["<", to] }, one()),
      );
    }),
  );
});

test("a filtered list that nobody looks at any more is not read again", async () => {
  const story = new Story();
  const handle = await follow(story, [nth(9)], [nth(9)]);
  story.session.subscribeConversations();
  const [rest] = await story.hears("conversation.list");
  story.answers(rest, page([], true));
  handle.unsubscribe();
  await story.cutsAndReturns();
  const [subscribe] = await story.hears("subscribe", "user.get", "user.get");
  story.answers(subscribe, list([nth(9)]));
  await story.hearsNothing();
  story.says(event("c9", 10, "conversation.deleted", {}));
});
