import { test } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

// shows: A147, A264
test("what is sent while the server is down, or as it dies, lands once and in order", async ({
  chinwag,
  join,
  joinApart,
}) => {
  const conversation = join("alice").conversation("talk");
  await conversation.createIfNotExists();
  const told: number[] = [];
  await conversation.subscribeMessages((messages) => told.push(messages?.length ?? -1)).connected;
  const words = Array.from({ length: 150 }, (_, i) => `Word ${i}`);
  const dying = words.slice(0, 100).map((word) => conversation.send(word));
  // Some have landed by now, and none of them is known to have.
  await dying[0];
  await chinwag.crash();
  const down = words.slice(100).map((word) => conversation.send(word));
  await chinwag.restart();
  const sent = await Promise.all([...dying, ...down]);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(words.length);
  const elsewhere = (await joinApart("alice")).conversation("talk").subscribeMessages();
  await elsewhere.loadMore(100);
  await elsewhere.loadMore(100);
  const { state } = elsewhere;
  const texts = state.type === "active" ? state.latestSnapshot?.map(({ plaintext }) => plaintext) : null;
  expect(texts?.reverse()).toEqual(words);
  expect(told.at(-1)).toBe(words.length);
});
