import { expect, test, vi } from "vitest";
import { settle } from "./harness/clock.ts";
import {
  created,
  idOf,
  list,
  message,
  messages,
  resumed,
  snapshot,
  texts,
  user,
  view,
} from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

const follow = (story: Story, newest: number, oldest = 1) =>
  story.following(() => story.session.conversation("c").subscribeMessages(), snapshot("c", newest, oldest));

function state(handle: Awaited<ReturnType<typeof follow>>) {
  return handle.state.type === "active" ? handle.state.latestSnapshot : null;
}

// shows: A271
test("everything is resumed in one frame, and nobody is called when nothing changed", async () => {
  const story = new Story();
  const callback = vi.fn();
  const handle = await story.following(
    () => {
      story.session.user("bob").subscribe(callback);
      return story.session.conversation("c").subscribeMessages(callback);
    },
    { kind: "user", user: user("bob") },
    snapshot("c", 3),
  );
  callback.mockClear();
  const before = state(handle);
  await story.cutsAndReturns();
  const [bob, conversation, alice] = await story.hears("subscribe", "subscribe", "user.get");
  expect(bob).toMatchObject({ topic: "user/bob" });
  expect(conversation).toMatchObject({ topic: "conversation/c", since: 3 });
  expect(alice).toMatchObject({ user: "alice" });
  story.says(
    { id: bob?.id, ok: { kind: "user", user: user("bob") } },
    { id: conversation?.id, ok: resumed("c", 3) },
    { id: alice?.id, ok: { user: user("alice") } },
  );
  expect(callback).not.toHaveBeenCalled();
  expect(state(handle)).toBe(before);
});

test("what happened meanwhile is applied as a whole, and the rest reused", async () => {
  const story = new Story();
  const handle = await follow(story, 3);
  const before = state(handle);
  await story.cutsAndReturns();
  const [request] = await story.hears("subscribe", "user.get", "user.get");
  story.answers(
    request,
    resumed("c", 6, {
      changed: [message(5)],
      deleted: [idOf(3)],
      view: view("c", { revision: 6, lastMessage: message(5) }),
    }),
  );
  expect(texts(state(handle))).toEqual(["text 5", "text 2", "text 1"]);
  expect(state(handle)?.[1]).toBe(before?.[1]);
});

test("a name that changed while away is read again", async () => {
  const story = new Story();
  const handle = await follow(story, 1);
  await story.cutsAndReturns();
  const requests = await story.hears("subscribe", "user.get", "user.get");
  const bob = requests.find((request) => request.user === "bob");
  story.says(
    { id: requests[0]?.id, ok: resumed("c", 1) },
    { id: bob?.id, ok: { user: user("bob", { name: "Bo", revision: 2 }) } },
  );
  expect(state(handle)?.[0]?.sender?.name).toBe("Bo");
});

// shows: A270
test("a fresh snapshot in place of what changed restores what was shown, and reuses it", async () => {
  const story = new Story();
  const handle = await follow(story, 60, 31);
  const loading = handle.loadMore(10);
  story.answers((await story.hears("message.list"))[0], {
    ...{ revision: 60, messages: messages(30, 21), loadedAll: false, users: [], references: [] },
  });
  await loading;
  const before = state(handle);
  await story.cutsAndReturns();
  const [request] = await story.hears("subscribe", "user.get", "user.get");
  story.answers(request, snapshot("c", 700, 671));
  expect(state(handle)).toBe(before);
  for (let from = 670; from > 20; from -= 100) {
    const [more] = await story.hears("message.list");
    expect(more).toMatchObject({ before: idOf(from + 1), limit: 100 });
    const to = Math.max(1, from - 99);
    story.answers(more, {
      revision: 700,
      messages: messages(from, to),
      loadedAll: to === 1,
      users: [],
      references: [],
    });
  }
  await story.hearsNothing();
  expect(state(handle)?.length).toBe(700 - 20);
  expect(state(handle)?.at(-1)).toBe(before?.at(-1));
});

test("waits longer after each failure, with jitter, and starts over once it worked", async () => {
  const story = new Story();
  story.luck = 0.999;
  const statuses: string[] = [];
  story.session.onConnectionChange(({ state }) => statuses.push(state));
  story.session.user("bob").subscribe();
  story.cuts();
  for (const ms of [499, 999, 1998, 3996]) {
    const opened = story.sockets.length;
    await story.clock.pass(ms - 1);
    expect(story.sockets.length).toBe(opened);
    await story.clock.pass(1);
    expect(story.sockets.length).toBe(opened + 1);
    story.cuts();
  }
  await story.clock.pass(8000);
  await story.connects();
  story.cuts();
  await story.clock.pass(499);
  expect(story.session.connection.state).toBe("connecting");
  expect(statuses.slice(0, 3)).toEqual(["connecting", "waiting", "connecting"]);
  expect(statuses.at(-3)).toBe("connected");
});

test("a socket that only says that it failed counts as closed", async () => {
  const story = new Story();
  story.session.user("bob").get();
  story.socket.onerror?.();
  await story.clock.pass(1000);
  expect(story.sockets.length).toBe(2);
  await story.connects();
  await story.hears("user.get");
});

test("a frame that cannot be read makes the client resume on a new connection", async () => {
  const story = new Story();
  await follow(story, 1);
  story.socket.onmessage?.({ data: "[{" });
  expect(story.reported).toHaveLength(1);
  await story.clock.pass(1000);
  await story.connects();
  expect((await story.hears("subscribe", "user.get", "user.get"))[0]).toMatchObject({ since: 1 });
});

test("requests without an answer are sent again, in order, before later ones", async () => {
  const story = new Story();
  const bob = story.session.user("bob");
  const set = bob.set({ name: "Bob" });
  const get = bob.get();
  await story.connects();
  await story.hears("user.set", "user.get");
  story.cuts();
  story.session.user("later").get();
  await story.clock.pass(1000);
  await story.connects();
  const [again, got, later] = await story.hears("user.set", "user.get", "user.get");
  expect(later).toMatchObject({ user: "later" });
  story.says({ id: again?.id, ok: {} }, { id: got?.id, ok: { user: user("bob") } });
  await set;
  expect((await get)?.id).toBe("bob");
});

test("subscriptions asked for before the first connection keep their place among the requests", async () => {
  const story = new Story();
  story.session.conversation("c").createIfNotExists();
  story.session.conversation("c").subscribe();
  story.cuts();
  await story.clock.pass(1000);
  await story.connects();
  await story.hears("conversation.createIfNotExists", "subscribe");
});

// shows: C56
test("codes from 4100 on end the session, once and for all", async () => {
  const story = new Story();
  const onError = vi.fn();
  story.session.onError(onError);
  const handle = story.session.user("bob").subscribe();
  await story.connects();
  const get = story.session.user("carol").get();
  await story.hears("subscribe");
  story.cuts(4102, "a frame was too large to be read");
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "SESSION_ENDED" }));
  expect(handle.state).toMatchObject({
    type: "error",
    error: { message: expect.stringContaining("too large") },
  });
  await expect(get).rejects.toMatchObject({ code: "SESSION_ENDED" });
  await expect(story.session.user("dave").get()).rejects.toMatchObject({ code: "SESSION_ENDED" });
  expect(story.session.user("dave").subscribe().state.type).toBe("error");
  expect(story.session.connection.state).toBe("ended");
  expect(story.over).toBe(true);
  await story.clock.pass(100_000);
  expect(story.sockets.length).toBe(1);
});

test("a refused hello ends the session with the server's reason", async () => {
  const story = new Story();
  const get = story.session.user("bob").get();
  await settle();
  story.socket.onopen?.();
  const [hello] = await story.hears("hello");
  const [request] = await story.hears("user.get");
  story.refuses(hello, "UNKNOWN_APP", "no app has this id");
  story.refuses(request, "HELLO_REQUIRED");
  await expect(get).rejects.toMatchObject({ code: "UNKNOWN_APP" });
});

test("close() ends everything without an error", async () => {
  const story = new Story();
  const onError = vi.fn();
  story.session.onError(onError);
  const handle = await follow(story, 1);
  story.session.close();
  story.session.close();
  expect(handle.state.type).toBe("error");
  expect(story.socket.closed).toBe(true);
  expect(onError).not.toHaveBeenCalled();
});

test("a draining server is left when it says so, and not before", async () => {
  const story = new Story();
  await follow(story, 1);
  story.says({ notice: "draining", reconnectInMs: 4000 });
  story.cuts(4000);
  await story.clock.pass(3999);
  expect(story.sockets.length).toBe(1);
  await story.clock.pass(1);
  expect(story.sockets.length).toBe(2);
});

test("a silent connection is asked for a sign of life, and given up without one", async () => {
  const story = new Story();
  story.session.user("bob").subscribe();
  await story.connects({ pingAfterMs: 25_000 });
  await story.hears("subscribe");
  await story.clock.pass(25_000);
  const [ping] = await story.hears("ping");
  story.answers(ping, {});
  await story.clock.pass(25_000);
  await story.hears("ping");
  const first = story.socket;
  await story.clock.pass(10_000);
  expect(first.closed).toBe(true);
  expect(story.session.connection.state).not.toBe("connected");
});

// shows: C60
test("an unused connection is closed after a while, and opened again on use", async () => {
  const story = new Story();
  const get = story.session.user("bob").get();
  await story.connects();
  story.answers((await story.hears("user.get"))[0], { user: null });
  await get;
  await story.clock.pass(30_000);
  expect(story.session.connection.state).toBe("idle");
  story.session.user("bob").get();
  await story.connects();
  await story.hears("user.get");
});

test("the list of conversations is restored, without those that one has left meanwhile", async () => {
  const story = new Story();
  const views = ["a", "b", "c"].map((id, i) => view(id, { lastMessage: message(9 - i), revision: 9 - i }));
  const handle = await story.following(() => story.session.subscribeConversations(), list(views));
  await story.cutsAndReturns();
  const [request] = await story.hears("subscribe", "user.get", "user.get");
  story.answers(request, list([views[2] as never, views[0] as never]));
  const [get] = await story.hears("conversation.get");
  expect(get).toMatchObject({ conversation: "b" });
  story.answers(get, { view: null, users: [], references: [] });
  expect(handle.state).toMatchObject({ latestSnapshot: [{ id: "a" }, { id: "c" }] });
  story.says(created("c", 10, { revision: 8 }));
  expect(handle.state).toMatchObject({
    latestSnapshot: [{ id: "c", lastMessage: { plaintext: "text 10" } }, { id: "a" }],
  });
});

test("a page that wakes up does not wait for its turn to connect", async () => {
  const story = new Story();
  story.session.user("bob").get();
  await story.connects();
  story.cuts();
  expect(story.session.connection.state).toBe("waiting");
  story.wakes();
  expect(story.session.connection.state).toBe("connecting");
  await story.connects();
  await story.hears("user.get");
  await story.clock.pass(60_000);
  expect(story.sockets).toHaveLength(2);
});

test("a page that wakes up finds out soon that its connection died while it slept", async () => {
  const story = new Story();
  story.session.user("bob").subscribe();
  await story.connects();
  await story.hears("subscribe");
  story.wakes();
  const [ping] = await story.hears("ping");
  story.answers(ping, {});
  await story.clock.pass(10_000);
  expect(story.session.connection.state).toBe("connected");
  story.wakes();
  await story.hears("ping");
  await story.clock.pass(10_000);
  expect(story.session.connection.state).toBe("waiting");
});

test("a session that is over does not wake up", async () => {
  const story = new Story();
  story.session.user("bob").subscribe();
  await story.connects();
  story.session.close();
  story.wakes();
  expect(story.session.connection.state).toBe("ended");
});
