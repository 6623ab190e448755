import { expect, test, vi } from "vitest";
import { settle } from "./harness/clock.ts";
import {
  created,
  event,
  idOf,
  message,
  nothing,
  participant,
  snapshot,
  texts,
  user,
  view,
} from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

const userChanged = (id: string, revision: number, change: object = {}) => ({
  ...{ topic: `user/${id}`, revision, event: "user.changed", user: user(id, { revision, ...change }) },
});

// shows: A266
test("five subscriptions share one with the server, each with its own callback and handle", async () => {
  const story = new Story();
  const callbacks = Array.from({ length: 5 }, () => vi.fn());
  const handles = callbacks.map((callback) => story.session.user("bob").subscribe(callback));
  expect(handles[0]?.state).toEqual({ type: "pending" });
  await story.connects();
  const [request] = await story.hears("subscribe");
  story.answers(request, { kind: "user", user: user("bob") });
  for (const callback of callbacks) expect(callback).toHaveBeenCalledOnce();

  handles[0]?.unsubscribe();
  story.says(userChanged("bob", 2, { name: "Robert" }));
  expect(callbacks[0]).toHaveBeenCalledOnce();
  expect(callbacks[1]).toHaveBeenLastCalledWith(expect.objectContaining({ name: "Robert" }));
  await story.hearsNothing();
});

test("subscribe and subscribeMessages of a conversation share one topic", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  conversation.subscribe();
  conversation.subscribeMessages();
  conversation.subscribeParticipants();
  await story.connects();
  await story.hears("subscribe");
});

// shows: A118, A119, A120
test("connected resolves with the first state, terminated when it ends", async () => {
  const story = new Story();
  const handle = await story.following(() => story.session.user("bob").subscribe(), {
    kind: "user",
    user: null,
  });
  expect(await handle.connected).toEqual({ type: "active", latestSnapshot: null });
  expect(handle.state).toBe(await handle.connected);
  handle.unsubscribe();
  handle.unsubscribe();
  expect(await handle.terminated).toEqual({ type: "unsubscribed" });
  expect(handle.state.type).toBe("unsubscribed");
});

// shows: A118
test("connected rejects when the subscription ends before", async () => {
  const story = new Story();
  const handle = story.session.conversation("c").subscribeMessages();
  handle.unsubscribe();
  await expect(handle.connected).rejects.toMatchObject({ code: "UNSUBSCRIBED" });
});

// shows: A267
test("subscribing again soon after is active at once, without a request", async () => {
  const story = new Story();
  const bob = story.session.user("bob");
  const first = await story.following(() => bob.subscribe(), { kind: "user", user: user("bob") });
  first.unsubscribe();
  await story.clock.pass(1000);
  const callback = vi.fn();
  const second = bob.subscribe(callback);
  expect(second.state).toMatchObject({ type: "active", latestSnapshot: { id: "bob" } });
  expect(callback).not.toHaveBeenCalled();
  await settle();
  expect(callback).toHaveBeenCalledOnce();
  await story.hearsNothing();
});

// shows: A267
test("a topic is left after a while, conversations before users", async () => {
  const story = new Story();
  const { session } = story;
  const handles = await story.following(
    () => [session.user("bob").subscribe(), session.conversation("c").subscribe()],
    { kind: "user", user: user("bob") },
    snapshot("c"),
  );
  for (const handle of handles) handle.unsubscribe();
  await story.clock.pass(16_000);
  expect((await story.hears("unsubscribe"))[0]).toMatchObject({ topic: "conversation/c" });
  await story.clock.pass(100_000);
  await story.hearsNothing();
  await story.clock.pass(10_000);
  expect((await story.hears("unsubscribe"))[0]).toMatchObject({ topic: "user/bob" });
});

// shows: A268
test("getting what is subscribed to needs no request", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  const messages = await story.following(() => conversation.subscribeMessages(), snapshot("c", 3));
  const shown = messages.state.type === "active" ? messages.state.latestSnapshot : null;
  expect(await conversation.message(idOf(2)).get()).toBe(shown?.[1]);
  expect((await conversation.get())?.lastMessage).toBe(shown?.[0]);
  await story.hearsNothing();
});

// shows: A142, A184, A198
test("getting what is not subscribed to asks the server", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  const got = Promise.all([
    conversation.get(),
    conversation.message(idOf(2)).get(),
    conversation.participant("bob").get(),
  ]);
  await story.connects();
  const [a, b, c] = await story.hears("conversation.get", "message.get", "participant.get");
  const reply = message(2, { referencedMessageId: idOf(1) });
  story.says(
    { id: a?.id, ok: { view: view("c", { lastMessage: message(1) }), users: [user("bob")], references: [] } },
    { id: b?.id, ok: { message: reply, users: [user("bob")], references: [message(1)] } },
    { id: c?.id, ok: { participant: participant("bob", { access: "Read" }), users: [user("bob")] } },
  );
  const [whole, single, part] = await got;
  expect(whole?.lastMessage?.sender?.id).toBe("bob");
  expect(single?.referencedMessage).toMatchObject({ id: idOf(1), plaintext: "text 1" });
  expect(part).toMatchObject({ access: "Read", user: { id: "bob" } });
});

test("callbacks run once a frame, when everything is consistent", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  const seen: unknown[] = [];
  const handle = await story.following(
    () => {
      conversation.subscribe((state) => {
        seen.push([
          state?.lastMessage?.plaintext,
          texts(handles.state.type === "active" ? handles.state.latestSnapshot : null)?.[0],
        ]);
      });
      const handles = conversation.subscribeMessages();
      return handles;
    },
    snapshot("c", 1),
  );
  story.says(created("c", 2), created("c", 3));
  expect(seen).toEqual([
    ["text 1", "text 1"],
    ["text 3", "text 3"],
  ]);
  expect(handle.state.type).toBe("active");
});

// shows: A271
test("nobody is called when nothing changed", async () => {
  const story = new Story();
  const callback = vi.fn();
  await story.following(() => story.session.user("bob").subscribe(callback), {
    kind: "user",
    user: user("bob"),
  });
  story.says(userChanged("bob", 2));
  story.says(userChanged("bob", 1, { name: "old news" }));
  story.says(userChanged("carol", 9));
  expect(callback).toHaveBeenCalledOnce();
});

test("a callback that throws is reported and spoils nothing else", async () => {
  const story = new Story();
  const error = new Error("in the application");
  const callback = vi.fn();
  await story.following(
    () => {
      story.session.user("bob").subscribe(() => {
        throw error;
      });
      story.session.user("bob").subscribe(callback);
    },
    { kind: "user", user: user("bob") },
  );
  expect(callback).toHaveBeenCalledOnce();
  expect(story.reported).toEqual([error]);
});

test("a callback can end another subscription of the same flush", async () => {
  const story = new Story();
  const second = vi.fn();
  await story.following(
    () => {
      story.session.user("bob").subscribe(() => handle.unsubscribe());
      const handle = story.session.user("bob").subscribe(second);
    },
    { kind: "user", user: user("bob") },
  );
  expect(second).not.toHaveBeenCalled();
});

// shows: A119, A120
test("a refused subscription ends with the error, and the others go on", async () => {
  const story = new Story();
  const refused = story.session.user("a").subscribe();
  const taken = story.session.user("b").subscribe();
  await story.connects();
  const [first, second] = await story.hears("subscribe", "subscribe");
  story.refuses(first, "TOO_MANY_SUBSCRIPTIONS");
  story.answers(second, { kind: "user", user: null });
  expect(refused.state).toMatchObject({ type: "error", error: { code: "TOO_MANY_SUBSCRIPTIONS" } });
  expect(await refused.terminated).toBe(refused.state);
  await expect(refused.connected).rejects.toMatchObject({ code: "TOO_MANY_SUBSCRIPTIONS" });
  expect(taken.state.type).toBe("active");
});

// shows: A149, A150, C5
test("outside of a conversation everything is null, until one joins", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  const seen: unknown[] = [];
  const [whole, messages, people] = await story.following(
    () =>
      [
        conversation.subscribe(),
        conversation.subscribeMessages((snapshots) => seen.push(texts(snapshots))),
        conversation.subscribeParticipants(),
      ] as const,
    nothing,
  );
  for (const handle of [whole, messages, people])
    expect(handle.state).toMatchObject({ latestSnapshot: null });

  story.says({
    topic: "me",
    revision: 2,
    event: "me.joined",
    view: view("c", { revision: 1 }),
    users: [user("bob")],
    references: [],
  });
  const [request] = await story.hears("subscribe");
  story.answers(request, snapshot("c", 2));
  expect(whole.state).toMatchObject({ latestSnapshot: { id: "c" } });
  expect(people.state).toMatchObject({
    latestSnapshot: [{ user: { id: "bob" } }, { user: { id: "alice" } }],
  });
  expect(seen).toEqual([null, ["text 2", "text 1"]]);

  story.says(event("c", 3, "participant.left", { userId: "alice" }));
  expect(whole.state).toMatchObject({ latestSnapshot: null });
  expect(seen.at(-1)).toBeNull();
});

// shows: C5, C7, C8
test("participants come and go, and so do their names", async () => {
  const story = new Story();
  const carol = story.session.conversation("c").participant("carol");
  const [people, single] = await story.following(
    () => [story.session.conversation("c").subscribeParticipants(), carol.subscribe()] as const,
    snapshot("c"),
  );
  expect(single.state).toEqual({ type: "active", latestSnapshot: null });
  const joined = participant("carol", { joinedAt: 1_789_999_999_999, joinedRevision: 1 });
  story.says(event("c", 1, "participant.joined", { participant: joined, user: user("carol") }));
  expect(people.state).toMatchObject({
    latestSnapshot: [{ user: { id: "carol" } }, {}, {}],
    loadedAll: true,
  });
  story.says(userChanged("carol", 2, { name: "Caroline" }));
  expect(single.state).toMatchObject({ latestSnapshot: { user: { name: "Caroline" } } });
  story.says(event("c", 2, "participant.changed", { participant: { ...joined, access: "Read" } }));
  expect(single.state).toMatchObject({ latestSnapshot: { access: "Read" } });
  story.says(event("c", 3, "participant.left", { userId: "carol" }));
  expect(single.state).toMatchObject({ latestSnapshot: null });
  await people.loadMore();
});

// shows: C7
test("a participant beyond the newest ones is asked for", async () => {
  const story = new Story();
  const handle = await story.following(
    () => story.session.conversation("c").participant("zoe").subscribe(),
    snapshot("c", 0, 1, { participantCount: 40 }),
  );
  expect(handle.state.type).toBe("pending");
  const [request] = await story.hears("participant.get");
  story.answers(request, { participant: participant("zoe", { joinedAt: 1 }), users: [user("zoe")] });
  expect(handle.state).toMatchObject({ type: "active", latestSnapshot: { user: { id: "zoe" } } });
});

// shows: A118-A121, A163-A166, A209, A211-A213
test("every kind of subscription connects, and ends once, by unsubscribe or with the session", async () => {
  const story = new Story();
  const { session } = story;
  const conversation = session.conversation("c");
  const make = () => [
    session.user("bob").subscribe(),
    conversation.subscribe(),
    conversation.subscribeMessages(),
  ];
  const ended = await story.following(make, { kind: "user", user: user("bob") }, snapshot("c", 1));
  for (const handle of ended) {
    expect(handle.state.type).toBe("active");
    expect(await handle.connected).toBe(handle.state);
    handle.unsubscribe();
    handle.unsubscribe();
    expect(handle.state).toEqual({ type: "unsubscribed" });
    expect(await handle.terminated).toBe(handle.state);
  }
  const broken = make();
  const pending = session.conversation("d").subscribeMessages();
  await settle();
  session.close();
  for (const handle of [...broken, pending]) {
    expect(await handle.terminated).toMatchObject({ type: "error", error: { code: "SESSION_CLOSED" } });
    handle.unsubscribe();
    expect(handle.state.type).toBe("error");
  }
  await expect(pending.connected).rejects.toMatchObject({ code: "SESSION_CLOSED" });
});
