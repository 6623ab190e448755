import { expect, test } from "vitest";
import { settle } from "./harness/clock.ts";
import { idOf, list, message, snapshot, view } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

/** As programs without types give it. */
const wrong = (value: unknown) => value as never;

// shows: A109, A148, A185
test("what is no object of parameters is refused here, and nothing is asked for", async () => {
  const { session } = new Story();
  const conversation = session.conversation("c");
  for (const value of [undefined, null, 5, "name", () => {}].map(wrong)) {
    await expect(session.user("bob").set(value)).rejects.toThrow("params must be an object, not ");
    await expect(session.user("bob").createIfNotExists(value)).rejects.toThrow("params must be an object");
    await expect(conversation.set(value)).rejects.toThrow("params must be an object");
    await expect(conversation.participant("bob").set(value)).rejects.toThrow("params must be an object");
    await expect(conversation.participant("bob").edit(value)).rejects.toThrow("params must be an object");
  }
  for (const value of [undefined, null, 5, () => {}].map(wrong)) {
    await expect(conversation.send(value)).rejects.toThrow("must be an object");
    await expect(conversation.message("m").edit(value)).rejects.toThrow("must be an object");
  }
  await settle();
  expect(session.connection.state).toBe("idle");
});

// shows: A227
test("what is undefined is as if left out, and content that is none is refused here", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  for (const content of [null, 5, "text"].map(wrong)) {
    await expect(conversation.send({ content })).rejects.toThrow("content must be an object");
  }
  for (const referencedMessage of [5, [], {}, ""].map(wrong)) {
    await expect(conversation.send({ text: "hi", referencedMessage })).rejects.toThrow(
      "referencedMessage must be",
    );
  }
  conversation.send({ text: "plain", content: undefined, referencedMessage: null } as never);
  const content = [{ type: "text", children: ["block"] }];
  conversation.send({ text: undefined, content } as never);
  content.pop();
  await story.connects();
  const [plain, block] = await story.hears("message.send", "message.send");
  expect(plain).toMatchObject({ text: "plain" });
  expect(plain).not.toHaveProperty("referencedMessage");
  expect(block).toMatchObject({ content: [{ type: "text", children: ["block"] }] });
  expect(block).not.toHaveProperty("text");
});

// shows: C2
test("a filter is what the server is told, whatever becomes of the object, and no function", async () => {
  const story = new Story();
  expect(() => story.session.subscribeConversations({ filter: wrong(() => true) })).toThrow(
    "filter must be an object",
  );
  const filter = { isUnread: true, subject: wrong(() => true) };
  const handle = await story.following(() => story.session.subscribeConversations({ filter }), list([]));
  const [request] = await story.hears("conversation.list");
  expect(request).toMatchObject({ filter: { isUnread: true } });
  filter.isUnread = wrong("nonsense");
  const { kind: _, ...page } = list([view("c", { lastMessage: message(1), unreadCount: 1 })]);
  story.answers(request, page);
  await settle();
  expect(handle.state).toMatchObject({ type: "active", latestSnapshot: [{ id: "c" }] });
  expect(story.reported).toEqual([]);
});

// shows: A196, C22
test("deleting what cannot be there is done already", async () => {
  const story = new Story();
  const nonsense = story.session.conversation("c").message("nonsense");
  const done = [nonsense.delete(), nonsense.reactions("👍").remove()];
  await story.connects();
  for (const request of await story.hears("message.delete", "reaction.remove"))
    story.refuses(request, "INVALID_ID");
  await Promise.all(done);
});

// shows: A121, A166, A213
test("unsubscribe and loadMore work apart from their subscription", async () => {
  const story = new Story();
  const subscribe = () => story.session.conversation("c").subscribeMessages();
  const subscription = await story.following(subscribe, snapshot("c", 3));
  const { loadMore, unsubscribe } = subscription;
  await loadMore();
  unsubscribe();
  expect(subscription.state).toEqual({ type: "unsubscribed" });
});

// shows: A142
test("a closed session shows nothing that it once knew", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  await story.following(() => conversation.subscribeMessages(), snapshot("c", 3));
  story.session.close();
  await expect(conversation.get()).rejects.toMatchObject({ code: "SESSION_CLOSED" });
  await expect(conversation.message(idOf(3)).get()).rejects.toMatchObject({ code: "SESSION_CLOSED" });
});
