import { expect, test } from "vitest";
import type { TypingSnapshot, TypingSubscription } from "../src/types/typing.ts";
import { settle } from "./harness/clock.ts";
import { created, event, nothing, resumed, snapshot, user } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

const typing = (userId: string, sinceMs = 0, forMs = 10_000) =>
  event("c", null, "participant.typing", { typing: { userId, sinceMs, forMs }, user: user(userId) });

function who(handle: TypingSubscription) {
  if (handle.state.type !== "active") throw new Error(`The subscription is ${handle.state.type}.`);
  const shown = handle.state.latestSnapshot;
  return shown && (shown.many ? "many" : shown.users.map(({ id }) => id));
}

const follow = (story: Story, callback?: (shown: TypingSnapshot | null) => void, answer = snapshot("c", 1)) =>
  story.following(() => story.session.conversation("c").subscribeTyping(callback), answer);

// shows: C9, C11, C12
test("who has been typing longest comes first, until they stop", async () => {
  const story = new Story();
  const present = { userId: "dan", sinceMs: 500, forMs: 4_000 };
  const handle = await follow(story, undefined, { ...snapshot("c", 1), typing: [present] });
  story.says(typing("bob", 2_000), typing("carol"));
  expect(who(handle)).toEqual(["bob", "dan", "carol"]);
  await story.clock.pass(5_000);
  expect(who(handle)).toEqual(["bob", "carol"]);
  story.says(typing("bob", 7_000));
  await story.clock.pass(6_000);
  expect(who(handle)).toEqual(["bob"]);
  story.says(event("c", null, "participant.typing", { typing: { userId: "bob", sinceMs: 0, forMs: 0 } }));
  expect(who(handle)).toEqual([]);
});

// shows: C9
test("a message ends it, and so does leaving", async () => {
  const story = new Story();
  const handle = await follow(story);
  story.says(typing("bob"), typing("carol"));
  story.says(created("c", 2));
  expect(who(handle)).toEqual(["carol"]);
  story.says(event("c", 3, "participant.left", { userId: "carol", everyoneReadUntil: null }));
  expect(who(handle)).toEqual([]);
});

// shows: C9, C11
test("beyond five there are many, which is told once", async () => {
  const story = new Story();
  const told: (TypingSnapshot | null)[] = [];
  const handle = await follow(story, (shown) => told.push(shown));
  story.says(...[1, 2, 3, 4, 5].map((n) => typing(`u${n}`)));
  expect(who(handle)).toHaveLength(5);
  story.says(typing("alice"));
  expect(who(handle)).toHaveLength(5);
  story.says(typing("u6"));
  story.says(typing("u7"));
  story.says(typing("u1", 1_000));
  await settle();
  expect(who(handle)).toBe("many");
  expect(told.map((one) => one?.many)).toEqual([false, false, true]);
});

// shows: C12
test("what is typed while away is replaced by what the server says, and outsiders see nothing", async () => {
  const story = new Story();
  const handle = await follow(story);
  story.says(typing("bob"));
  await story.cutsAndReturns();
  const [subscribe] = await story.hears("subscribe", "user.get", "user.get");
  const carol = { userId: "carol", sinceMs: 0, forMs: 9_000 };
  story.answers(subscribe, resumed("c", 1, { typing: [carol], users: [user("carol")] }));
  expect(who(handle)).toEqual(["carol"]);
  const outside = await story.following(() => story.session.conversation("d").subscribeTyping(), nothing);
  expect(who(outside)).toBe(null);
});

// shows: C10
test("typing is told every five seconds at most, and anew after a message", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  const first = conversation.markAsTyping();
  conversation.markAsTyping();
  await story.connects();
  const [request] = await story.hears("conversation.markAsTyping");
  expect(request).toMatchObject({ conversation: "c" });
  story.answers(request, {});
  await first;
  await story.clock.pass(4_999);
  await conversation.markAsTyping();
  await story.hearsNothing();
  await story.clock.pass(1);
  conversation.markAsTyping();
  story.answers((await story.hears("conversation.markAsTyping"))[0], {});
  await settle();
  conversation.send("hello");
  conversation.markAsTyping();
  await story.hears("message.send", "conversation.markAsTyping");
});

// shows: C10
test("a message from another tab ends what this one has told, and somebody else's does not", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  await follow(story);
  conversation.markAsTyping();
  story.answers((await story.hears("conversation.markAsTyping"))[0], {});
  await settle();
  story.says(created("c", 2));
  conversation.markAsTyping();
  await story.hearsNothing();
  story.says(created("c", 3, { senderId: "alice" }));
  conversation.markAsTyping();
  await story.hears("conversation.markAsTyping");
});

// shows: C10
test("who may not type hears of it, each time", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  for (const _ of [1, 2]) {
    const refused = conversation.markAsTyping();
    if (story.session.connection.state !== "connected") await story.connects();
    story.refuses((await story.hears("conversation.markAsTyping"))[0], "NOT_A_PARTICIPANT");
    await expect(refused).rejects.toMatchObject({ code: "NOT_A_PARTICIPANT" });
  }
});
