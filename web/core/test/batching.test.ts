import { expect, test } from "vitest";
import { FRAME_MAX_BYTES } from "../src/wire.ts";
import { settle } from "./harness/clock.ts";
import { user } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

// shows: A145, C50
test("nothing is sent and no socket is opened before the first use", async () => {
  const { session, sockets } = new Story();
  session.user("bob");
  session.conversation("c").message("m");
  await settle();
  expect(sockets).toEqual([]);
  expect(session.connection.state).toBe("idle");
});

test("hello goes first, in a frame of its own, to the address of the app", async () => {
  const story = new Story({ appId: "a b", token: "jwt" });
  story.session.user("bob").get();
  const hello = await story.connects();
  expect(story.socket.url).toBe("wss://chat.example/v1/a%20b/realtime");
  expect(hello).toMatchObject({ version: 1, user: "alice", token: "jwt" });
  await story.hears("user.get");
});

// shows: A262, A265
test("a thousand subscriptions in one tick leave in one frame", async () => {
  const story = new Story();
  for (let i = 0; i < 1000; i += 1) story.session.user(`user ${i}`).subscribe();
  await story.connects();
  const requests = await story.hears(...Array.from({ length: 1000 }, () => "subscribe"));
  expect(requests[999]).toMatchObject({ topic: "user/user 999" });
  await story.hearsNothing();
});

// shows: A262, A263, A265
test("a thousand reads in one tick leave in one frame, and each has its answer", async () => {
  const story = new Story();
  const ids = Array.from({ length: 1000 }, (_, n) => `u${n}`);
  const found = ids.map((id) => story.session.user(id).get());
  await story.connects();
  const requests = await story.hears(...ids.map(() => "user.get"));
  await story.hearsNothing();
  story.says(...requests.map(({ id, user: name }) => ({ id, ok: { user: user(String(name)) } })));
  expect((await Promise.all(found)).map((one) => one?.id)).toEqual(ids);
});

// shows: A264
test("a read after a write sees it, for all go out in order", async () => {
  const story = new Story();
  story.session.user("a").get();
  story.session.user("b").set({ name: "B" });
  story.session.user("b").get();
  await story.connects();
  const requests = await story.hears("user.get", "user.set", "user.get");
  expect(requests.map((request) => request.user)).toEqual(["a", "b", "b"]);
});

// shows: A264
test("requests keep the order of the calls, whatever their kind", async () => {
  const story = new Story();
  const { session } = story;
  session.user("a").get();
  session.user("b").set({ name: "B" });
  session.user("b").get();
  session.conversation("c").subscribe();
  await story.connects();
  await story.hears("user.get", "user.set", "user.get", "subscribe");
});

// shows: A263
test("calls of different ticks leave in different frames", async () => {
  const story = new Story();
  story.session.user("a").get();
  await story.connects();
  await story.hears("user.get");
  story.session.user("b").get();
  await settle();
  story.session.user("c").get();
  await story.hears("user.get");
  await story.hears("user.get");
});

test("what is more than a frame takes is split, in order", async () => {
  const story = new Story();
  for (let i = 0; i < 2001; i += 1) story.session.user(`${i}`).get();
  await story.connects();
  await story.hears(...Array.from({ length: 2000 }, () => "user.get"));
  await story.hears("user.get");
});

test("frames stay under the limit of bytes", async () => {
  const story = new Story();
  const long = "ü".repeat(4000);
  for (let i = 0; i < 60; i += 1) story.session.user("bob").set({ welcomeMessage: long });
  await story.connects();
  await settle();
  const bytes = story.socket.frames.map((frame) => new TextEncoder().encode(frame).length);
  expect(bytes.length).toBe(2);
  expect(Math.max(...bytes)).toBeLessThanOrEqual(FRAME_MAX_BYTES);
});

test("a request that no frame can take is refused here, and spoils nothing else", async () => {
  const story = new Story();
  const large = story.session.user("bob").set({ welcomeMessage: "x".repeat(FRAME_MAX_BYTES) });
  await expect(large).rejects.toMatchObject({ code: "FRAME_TOO_LARGE" });
  story.session.user("bob").get();
  await story.connects();
  await story.hears("user.get");
});

// shows: A262
test("each caller gets the answer to its own request", async () => {
  const story = new Story();
  const a = story.session.user("a").get();
  const b = story.session.user("b").get();
  const c = story.session.user("c").set({ name: "C" });
  await story.connects();
  const [first, second, third] = await story.hears("user.get", "user.get", "user.set");
  story.says(
    { id: third?.id, error: { code: "USER_SYNC_DISABLED", message: "no writing", field: "set" } },
    { id: second?.id, ok: { user: null } },
    { id: first?.id, ok: { user: user("a", { name: "Ann" }) } },
  );
  expect((await a)?.name).toBe("Ann");
  expect(await b).toBeNull();
  await expect(c).rejects.toMatchObject({ code: "USER_SYNC_DISABLED", message: "no writing", field: "set" });
  await expect(c).rejects.toBeInstanceOf(Error);
});

// shows: A124, A132, A135, A148, A175
test("a single address is sent as a list, and one's own part apart from the conversation", async () => {
  const story = new Story();
  story.session.user("bob").set({ email: "bob@example.com", phone: null });
  story.session.conversation("c").set({ subject: "Hi", notify: false });
  await story.connects();
  const [first, second] = await story.hears("user.set", "conversation.set");
  expect(first?.set).toEqual({ email: ["bob@example.com"], phone: null });
  expect(second).toMatchObject({ conversation: "c", set: { subject: "Hi" }, me: { notify: false } });
});

// shows: A145, A146
test("wrong ids throw at once and name the argument", () => {
  const { session } = new Story();
  const wrong = 7 as unknown as string;
  expect(() => session.user("")).toThrow("user id must be a string that is not empty, not an empty string.");
  expect(() => session.user(wrong)).toThrow("user id must be a string that is not empty, not 7.");
  expect(() => session.conversation(wrong)).toThrow("conversation id");
  expect(() => session.conversation("c").message("")).toThrow("message id");
  expect(() => session.conversation("c").participant(null as unknown as string)).toThrow("not null");
  expect(() => new Story({ appId: "" })).toThrow("appId");
});

// shows: A106, A140, A146, A179, A180, A194, A195, C53
test("references of the same thing are the same object", () => {
  const { session } = new Story();
  expect(session.user("bob")).toBe(session.user("bob"));
  expect(session.currentUser).toBe(session.user("alice"));
  const conversation = session.conversation("c");
  expect(session.conversation("c")).toBe(conversation);
  expect(conversation.message("m")).toBe(conversation.message("m"));
  expect(conversation.participant("bob")).toBe(conversation.participant(session.user("bob")));
  expect(conversation.participant("bob")).toMatchObject({ conversationId: "c", userId: "bob" });
  expect(conversation.message("m")).toMatchObject({ conversationId: "c", id: "m" });
});
