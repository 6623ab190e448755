import { test } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

const given = {
  subject: "Order 17",
  photoUrl: "https://example.com/17.png",
  welcomeMessages: ["Hello", "How can we help?"],
  custom: { order: "17" },
} as const;
const attributes = { ...given, welcomeMessages: [...given.welcomeMessages] };

// shows: A141, A142, A151-A162, A167-A172, A279
test("a conversation is created with what is given, and later joined as it is", async ({ join }) => {
  const conversation = join("alice").conversation("order-17");
  expect(await conversation.get()).toBeNull();
  const before = Date.now();
  await conversation.createIfNotExists({ ...attributes, access: "Read", notify: "MentionsOnly" });
  const snapshot = await conversation.get();
  expect(snapshot).toMatchObject({
    ...{ id: "order-17", ...attributes, access: "Read", notify: "MentionsOnly" },
    ...{ isUnread: false, unreadMessageCount: 0, lastMessage: null },
  });
  expect(snapshot?.createdAt).toBeGreaterThanOrEqual(before - 1000);
  expect(snapshot?.joinedAt).toBeGreaterThanOrEqual(snapshot?.createdAt ?? 0);

  const joined = join("bob").conversation("order-17");
  expect(await joined.get()).toBeNull();
  await joined.createIfNotExists({ subject: "Something else" });
  expect(await joined.get()).toMatchObject({ subject: "Order 17", access: "ReadWrite", notify: true });

  // Programs without types may give null on creating: it means nothing.
  const custom = { kind: "plain", nothing: null } as unknown as Record<string, string>;
  await join("alice").conversation("plain").createIfNotExists({ custom });
  expect(await join("alice").conversation("plain").get()).toMatchObject({
    ...{ subject: null, photoUrl: null, welcomeMessages: [], access: "ReadWrite", notify: true },
    custom: { kind: "plain" },
  });
});

// shows: A148, A173-A178, A281
test("what is set of a conversation replaces, null resets, what is left out stays", async ({ join }) => {
  const conversation = join("alice").conversation("order-17");
  await conversation.set({ ...attributes, access: "Read", notify: false });
  await conversation.set({ custom: { order: null, state: "open" }, welcomeMessages: ["Welcome"] });
  expect(await conversation.get()).toMatchObject({
    ...{
      ...attributes,
      custom: { state: "open" },
      welcomeMessages: ["Welcome"],
      access: "Read",
      notify: false,
    },
  });
  await conversation.set({ access: null, custom: null, notify: null, photoUrl: null, subject: null });
  await conversation.set({ welcomeMessages: null });
  expect(await conversation.get()).toMatchObject({
    ...{ subject: null, photoUrl: null, welcomeMessages: [], custom: {}, access: "ReadWrite", notify: true },
  });
});

// shows: A143, A144, A155, A161, A205, C16, C17, C47
test("messages of others are unread until they are marked as read, and may be unread by hand", async ({
  join,
}) => {
  const [alice, bob] = [join("alice").conversation("talk"), join("bob").conversation("talk")];
  await alice.createIfNotExists();
  await bob.createIfNotExists();
  const { id } = await bob.send("Hi");
  await bob.send("Are you there?");
  expect(await alice.get()).toMatchObject({ isUnread: true, unreadMessageCount: 2 });
  const first = await alice.message(id).get();
  expect(first?.origin).toBe("rest");
  expect((await bob.get())?.everyoneReadUntil).toBeLessThan(first?.createdAt ?? 0);
  await alice.markAsRead();
  const read = await alice.get();
  expect(read).toMatchObject({ isUnread: false, unreadMessageCount: 0 });
  expect(read?.readUntil).toBe(read?.lastMessage?.createdAt);
  expect((await bob.get())?.everyoneReadUntil).toBe(read?.lastMessage?.createdAt);
  await alice.markAsUnread();
  expect(await alice.get()).toMatchObject({ isUnread: true, unreadMessageCount: 0 });
  const outside = join("carla").conversation("talk");
  await expect(outside.markAsRead()).rejects.toMatchObject({ code: "NOT_A_PARTICIPANT" });
  await expect(outside.markAsUnread()).rejects.toMatchObject({ code: "NOT_A_PARTICIPANT" });
});

// shows: A181, A182, A183, A185, A186-A193, A274
test("participants are added, changed and removed", async ({ join }) => {
  const conversation = join("alice").conversation("talk");
  await conversation.createIfNotExists();
  const bob = conversation.participant("bob");
  expect(await bob.get()).toBeNull();
  await expect(bob.edit({ access: "Read" })).rejects.toThrow();
  await bob.createIfNotExists({ access: "Read", notify: "MentionsOnly" });
  await bob.createIfNotExists({ access: "ReadWrite" });
  expect(await bob.get()).toMatchObject({ access: "Read", notify: "MentionsOnly", user: { id: "bob" } });
  expect((await bob.get())?.joinedAt).toBeGreaterThan(0);
  await bob.edit({ access: null });
  await bob.set({ notify: null });
  expect(await bob.get()).toMatchObject({ access: "ReadWrite", notify: true });
  await bob.set({ access: "Read", notify: false });
  expect(await bob.get()).toMatchObject({ access: "Read", notify: false });
  await join("alice").user("carla").createIfNotExists({ name: "Carla" });
  await conversation.participant("carla").set({});
  expect(await conversation.participant("carla").get()).toMatchObject({ access: "ReadWrite", notify: true });
  await bob.delete();
  await bob.delete();
  expect(await bob.get()).toBeNull();
});

// shows: A147, A184, A288, A289
test("outsiders see nothing and write nothing, readers only read", async ({ join }) => {
  const conversation = join("alice").conversation("talk");
  await conversation.createIfNotExists();
  const message = await conversation.send("Hi");
  const outside = join("bob").conversation("talk");
  expect(await outside.get()).toBeNull();
  expect(await outside.message(message.id).get()).toBeNull();
  expect(await outside.participant("bob").get()).toBeNull();
  await expect(outside.participant("alice").get()).rejects.toMatchObject({ code: "NOT_A_PARTICIPANT" });
  await expect(outside.send("Hi")).rejects.toMatchObject({ code: "NOT_A_PARTICIPANT" });
  await conversation.participant("bob").set({ access: "Read" });
  expect((await outside.get())?.lastMessage?.plaintext).toBe("Hi");
  await expect(outside.send("Hi")).rejects.toMatchObject({ code: "READ_ONLY" });
});

// shows: A199-A204, A206-A208, A215-A223, A225-A227
test("a message has what was sent, when, by whom, and what it answers", async ({ join }) => {
  const conversation = join("alice").conversation("talk");
  await conversation.createIfNotExists();
  const question = await conversation.send({ text: "Is it blue?", custom: { mood: "curious" } });
  const answer = await conversation.send({ text: "It is", referencedMessage: question });
  await conversation.send({ text: "So it is", referencedMessage: answer.id });
  const [third, second, first] = (await conversation.subscribeMessages().connected).latestSnapshot ?? [];
  expect(first).toMatchObject({
    ...{ id: question.id, type: "UserMessage", plaintext: "Is it blue?", custom: { mood: "curious" } },
    ...{ content: [{ type: "text", children: ["Is it blue?"] }], origin: "rest", editedAt: null },
    ...{ referencedMessage: null, sender: { id: "alice", name: "Alice Jansen" } },
  });
  expect(first?.createdAt).toBeLessThanOrEqual(second?.createdAt ?? 0);
  const { type, content, createdAt, custom, editedAt, id, origin, plaintext, sender } = first ?? {};
  expect(second?.referencedMessage).toMatchObject({
    ...{ type, content, createdAt, custom, editedAt, id, origin, plaintext, sender },
    referencedMessageId: null,
  });
  expect(third?.referencedMessage).toMatchObject({ id: answer.id, referencedMessageId: question.id });
  expect(third?.referencedMessage).not.toHaveProperty("referencedMessage");
});
