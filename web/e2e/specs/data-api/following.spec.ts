import type { ConversationFilter, ConversationListSubscription } from "@chinwag/core";
import { test } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

const shown = ({ state }: ConversationListSubscription) =>
  state.type === "active" ? state.latestSnapshot.map(({ id }) => id).sort() : state.type;

// shows: A149, A224
test("whatever is nested in a conversation is followed, also of those who have left", async ({
  chinwag,
  join,
}) => {
  const conversation = join("alice").conversation("talk");
  await conversation.createIfNotExists();
  await join("alice").user("guest").createIfNotExists({ name: "Guest" });
  await conversation.participant("guest").createIfNotExists();
  const guest = join("guest").conversation("talk");
  const question = await guest.send("Where?");
  await guest.send({ text: "There", referencedMessage: question });
  const nested: unknown[] = [];
  await conversation.subscribe((snapshot) => {
    const { sender, referencedMessage } = snapshot?.lastMessage ?? {};
    nested.push([sender?.name, referencedMessage?.sender.name, referencedMessage?.plaintext]);
  }).connected;
  const listed: unknown[] = [];
  await join("alice").subscribeConversations(([first]) => listed.push(first?.lastMessage?.sender?.name))
    .connected;
  await guest.message(question.id).edit("When?");
  await expect.poll(() => nested.at(-1)).toEqual(["Guest", "Guest", "When?"]);
  await conversation.participant("guest").delete();
  await join("bob").user("guest").set({ name: "Ghost" });
  await expect.poll(() => nested.at(-1)).toEqual(["Ghost", "Ghost", "When?"]);
  expect(listed.at(-1)).toBe("Ghost");
  await chinwag.rest("DELETE", `/conversations/talk/messages/${question.id}`);
  await expect.poll(() => nested.at(-1)).toEqual(["Ghost", undefined, undefined]);
});

// shows: A198, A207, A223
test("a message that is only known as what another replies to is read with its own reply", async ({
  join,
}) => {
  const conversation = join("alice").conversation("long");
  await conversation.createIfNotExists();
  const first = await conversation.send("first");
  const second = await conversation.send({ text: "second", referencedMessage: first });
  await Promise.all(Array.from({ length: 35 }, (_, i) => conversation.send(`between ${i}`)));
  await conversation.send({ text: "third", referencedMessage: second });
  const { latestSnapshot } = await conversation.subscribeMessages().connected;
  expect(latestSnapshot?.[0]?.referencedMessage?.referencedMessageId).toBe(first.id);
  expect((await second.get())?.referencedMessage?.plaintext).toBe("first");
});

// shows: C2, C39, C40, C41, C42, C43, C44
test("filters of every kind hold what a new one would, through every change", async ({ join, joinApart }) => {
  const soon = Date.now() + 3_600_000;
  const filters: ConversationFilter[] = [
    ...[{ subject: ["==", "x"] }, { subject: ["!=", "x"] }, { subject: ["==", null] }],
    ...[{ subject: ["oneOf", ["x", null]] }, { subject: ["!oneOf", ["x"]] }],
    ...[{ access: ["==", "Read"] }, { access: ["!oneOf", ["Read"]] }],
    ...[{ isUnread: true }, { isUnread: false }, { hasMessages: true }, { hasMessages: false }],
    ...[{ custom: { k: "exists" } }, { custom: { k: "!exists" } }, { custom: { k: ["==", "1"] } }],
    ...[{ custom: { k: ["!=", "1"] } }, { custom: { k: ["oneOf", ["1", "2"]] } }],
    ...[{ custom: { k: ["!oneOf", ["1"]] } }, {}],
    ...[{ lastActivityAt: [">", Date.now()] }, { createdAt: ["!between", [0, 5]] }],
    ...[{ joinedAt: ["<=", soon] }, { lastActivityAt: ["between", [Date.now(), soon]] }],
    ["any", [{ subject: ["==", "x"] }, { isUnread: true }]],
  ] as ConversationFilter[];
  const conversation = join("alice").conversation("talk");
  await conversation.createIfNotExists();
  const bob = conversation.participant("bob");
  await bob.createIfNotExists();
  const own = join("bob").conversation("talk");
  const follow = (session: ReturnType<typeof join>) =>
    Promise.all(
      filters.map(async (filter) => {
        const subscription = session.subscribeConversations({ filter });
        await subscription.connected;
        return subscription;
      }),
    );
  const followed = await follow(join("bob"));
  const changes = [
    () => conversation.set({ subject: "x" }),
    () => conversation.set({ custom: { k: "1" } }),
    () => conversation.set({ custom: { k: "3" } }),
    () => conversation.send("Hi"),
    () => own.markAsRead(),
    () => own.markAsUnread(),
    () => bob.edit({ access: "Read" }),
    () => conversation.set({ subject: null, custom: null }),
    async () => conversation.message((await conversation.get())?.lastMessage?.id ?? "").delete(),
    () => bob.delete(),
    () => bob.createIfNotExists(),
  ];
  for (const change of changes) {
    await change();
    const fresh = await follow(await joinApart("bob"));
    await expect.poll(() => followed.map(shown), String(change)).toEqual(fresh.map(shown));
  }
});

// shows: A143, A161, C16, C17
test("a read mark that a back end moves back is seen by the reader and by the others", async ({
  chinwag,
  join,
}) => {
  const [alice, bob] = [join("alice").conversation("alice-bob"), join("bob").conversation("alice-bob")];
  await alice.markAsRead();
  await bob.markAsRead();
  await alice.send("One");
  const one = (await alice.get())?.lastMessage?.createdAt ?? 0;
  await expect.poll(() => Date.now()).toBeGreaterThan(one + 1);
  await alice.send("Two");
  const [others, own] = [alice.subscribe(), bob.subscribe()];
  await Promise.all([others.connected, own.connected]);
  await bob.markAsRead();
  const read = async () => (await alice.get())?.everyoneReadUntil;
  await expect.poll(read).toBe((await alice.get())?.lastMessage?.createdAt);
  await chinwag.rest("PATCH", "/users/bob/conversations/alice-bob", { readUntil: one });
  await expect.poll(read).toBe(one);
  await expect.poll(() => bob.get()).toMatchObject({ readUntil: one, unreadMessageCount: 1, isUnread: true });
});

// shows: A161
test("whoever has more unread than are counted goes on having 1,000 when one is deleted", async ({
  join,
}) => {
  const conversation = join("alice").conversation("alice-bob");
  await join("bob").conversation("alice-bob").markAsRead();
  const sent = await Promise.all(Array.from({ length: 1_002 }, (_, i) => conversation.send(`Message ${i}`)));
  const counts: (number | undefined)[] = [];
  const bob = join("bob").conversation("alice-bob");
  await bob.subscribe((snapshot) => counts.push(snapshot?.unreadMessageCount)).connected;
  // Each may be counted down for as long as it takes to ask how many there are.
  const full = () => counts.filter((count) => count === 1_000).length;
  for (const message of sent.slice(-2)) {
    const before = full();
    await message.delete();
    await expect.poll(full).toBe(before + 1);
  }
  await sent[0]?.delete();
  await expect.poll(() => counts.at(-1)).toBe(999);
  expect(counts).not.toContain(998);
});

// shows: A142, A149, A150, A288, C5, C7, C24
test("what is followed becomes nothing when one is removed, and comes back with all of it", async ({
  chinwag,
  join,
}) => {
  const conversation = join("alice").conversation("talk");
  await conversation.createIfNotExists();
  const [alice, bob] = [conversation.participant("alice"), conversation.participant("bob")];
  await bob.createIfNotExists();
  const message = await conversation.send("One");
  await message.reactions("👍").add();
  const own = join("bob").conversation("talk");
  const subscriptions = [
    ...[own.subscribe(), own.subscribeMessages(), own.subscribeParticipants(), own.subscribeTyping()],
    ...[own.participant("alice").subscribe(), own.participant("bob").subscribe()],
    own.message(message.id).reactions("👍").subscribe(),
  ];
  await Promise.all(subscriptions.map(({ connected }) => connected));
  const present = () =>
    subscriptions.map(({ state }) => (state.type === "active" ? state.latestSnapshot !== null : state.type));
  expect(present()).toEqual(subscriptions.map(() => true));
  await bob.delete();
  await expect.poll(present).toEqual(subscriptions.map(() => false));
  await conversation.send("Missed");
  await bob.createIfNotExists({ access: "Read" });
  await expect.poll(present).toEqual(subscriptions.map(() => true));
  await conversation.send("Heard");
  const texts = () =>
    own.subscribeMessages().connected.then(({ latestSnapshot }) => latestSnapshot?.map((m) => m.plaintext));
  await expect.poll(texts).toEqual(["Heard", "Missed", "One"]);
  expect(await own.get()).toMatchObject({ access: "Read", lastMessage: { plaintext: "Heard" } });

  await chinwag.rest("DELETE", "/conversations/talk");
  await expect.poll(present).toEqual(subscriptions.map(() => false));
  await conversation.createIfNotExists();
  await alice.createIfNotExists();
  await bob.createIfNotExists();
  // The message with its reactions has not come back.
  await expect.poll(present).toEqual(subscriptions.map((_, i) => i < subscriptions.length - 1));
  expect(await own.get()).toMatchObject({ access: "ReadWrite", lastMessage: null, unreadMessageCount: 0 });
});
