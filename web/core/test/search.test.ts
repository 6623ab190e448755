import { expect, test } from "vitest";
import type { SearchMessageSnapshot } from "../src/types/search.ts";
import type { ConversationView } from "../src/wire.ts";
import { settle } from "./harness/clock.ts";
import { message, user, view } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

const messageHits = (numbers: number[], next: string | null) => ({
  hits: numbers.map((n) => ({ conversation: "c", message: message(n) })),
  ...{ views: [view("c", { lastMessage: message(9) })], users: [user("bob")], references: [] },
  ...{ loadedAll: next === null, next },
});
const conversationHits = (views: ConversationView[], next: string | null) => ({
  ...{ views, users: [user("bob")], references: [], loadedAll: next === null, next },
});

const texts = (results: readonly SearchMessageSnapshot[]) => results.map((one) => one.message.plaintext);

// shows: C30, C32, C33, C36, C37
test("finds three messages, then as many as are asked for, and tells what it does", async () => {
  const story = new Story();
  const told: [string[], string][] = [];
  const search = story.session.searchMessages((results, status) => told.push([texts(results), status]));
  expect(await search.loadMore()).toEqual({ results: [], loadedAll: false });
  const first = search.setQuery("text");
  await story.connects();
  const [request] = await story.hears("search.messages");
  expect(request).toMatchObject({ query: "text", limit: 3 });
  expect(request).not.toHaveProperty("after");
  expect(await search.loadMore()).toEqual({ results: [], loadedAll: false });
  await story.hearsNothing();
  story.answers(request, messageHits([9, 8, 7], "more"));
  const { results, loadedAll } = await first;
  expect(loadedAll).toBe(false);
  expect(results[0]).toMatchObject({ conversation: { id: "c" }, message: { sender: { id: "bob" } } });
  expect(results[1]?.conversation).toBe(results[0]?.conversation);
  expect([results[0], results, await first].map(Object.isFrozen)).toEqual([true, true, true]);
  const rest = search.loadMore();
  const [more] = await story.hears("search.messages");
  expect(more).toMatchObject({ query: "text", after: "more", limit: 10 });
  story.answers(more, messageHits([6], null));
  expect(texts((await rest).results)).toEqual(["text 9", "text 8", "text 7", "text 6"]);
  expect((await search.loadMore(50)).loadedAll).toBe(true);
  await story.hearsNothing();
  expect(told.map(([found, status]) => [found.length, status])).toEqual([
    ...[
      [0, "searching"],
      [3, "canLoadMore"],
      [3, "searching"],
      [4, "loadedAll"],
    ],
  ]);
  await expect(search.loadMore(51)).rejects.toThrow("count must be an integer from 1 to 50, not 51.");
});

// shows: C32, C38
test("what an earlier query finds is passed over", async () => {
  const story = new Story();
  const told: [string[], string][] = [];
  const search = story.session.searchMessages((results, status) => told.push([texts(results), status]));
  const old = search.setQuery("old");
  const filter = { isUnread: true };
  const recent = search.setQuery("new", { conversation: filter });
  await story.connects();
  const [first, second] = await story.hears("search.messages", "search.messages");
  expect(second).toMatchObject({ query: "new", filter });
  story.answers(first, messageHits([9], null));
  await settle();
  expect(told.every(([found]) => found.length === 0)).toBe(true);
  expect(await search.loadMore()).toEqual({ results: [], loadedAll: false });
  story.answers(second, messageHits([8], null));
  expect(texts((await recent).results)).toEqual(["text 8"]);
  await old;
  expect(told.at(-1)).toEqual([["text 8"], "loadedAll"]);
});

// shows: C31, C34, C35, C36
test("finds conversations", async () => {
  const story = new Story();
  const search = story.session.searchConversations();
  const found = search.setQuery("bikes");
  await story.connects();
  story.answers(
    (await story.hears("search.conversations"))[0],
    conversationHits([view("a"), view("b")], "x"),
  );
  expect((await found).results.map(({ id }) => id)).toEqual(["a", "b"]);
  const more = search.loadMore(5);
  const [request] = await story.hears("search.conversations");
  expect(request).toMatchObject({ query: "bikes", after: "x", limit: 5 });
  story.answers(request, conversationHits([view("d")], null));
  expect(await more).toMatchObject({ results: [{ id: "a" }, { id: "b" }, { id: "d" }], loadedAll: true });
});

// shows: C32
test("a search that is refused says so, and another one can follow", async () => {
  const story = new Story();
  const search = story.session.searchConversations();
  const refused = search.setQuery("a");
  await story.connects();
  story.refuses((await story.hears("search.conversations"))[0], "TEXT_TOO_LONG");
  await expect(refused).rejects.toMatchObject({ code: "TEXT_TOO_LONG" });
  const found = search.setQuery("b");
  story.answers((await story.hears("search.conversations"))[0], conversationHits([], null));
  expect(await found).toEqual({ results: [], loadedAll: true });
});
