import { expect, test } from "vitest";
import type { ConversationSubscription } from "../src/types/conversation.ts";
import type { ConversationView } from "../src/wire.ts";
import {
  created,
  event,
  idOf,
  list,
  message,
  participant,
  resumed,
  snapshot,
  texts,
  timeOf,
  user,
  view,
} from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

function shown(handle: ConversationSubscription) {
  if (handle.state.type !== "active") throw new Error(`The subscription is ${handle.state.type}.`);
  return handle.state.latestSnapshot;
}

const follow = (story: Story, newest: number, oldest = 1, change = {}) =>
  story.following(
    () =>
      [
        story.session.conversation("c").subscribe(),
        story.session.conversation("c").subscribeMessages(),
      ] as const,
    snapshot("c", newest, oldest, change),
  );

test("a gap is noticed and filled from the last revision", async () => {
  const story = new Story();
  const [, messages] = await follow(story, 1);
  story.says(created("c", 3));
  const [request] = await story.hears("subscribe");
  expect(request).toMatchObject({ topic: "conversation/c", since: 1 });
  story.says(created("c", 4));
  await story.hearsNothing();
  story.answers(request, resumed("c", 4, { changed: [message(2), message(3), message(4)] }));
  expect(messages.state).toMatchObject({ type: "active" });
  expect(texts(messages.state.type === "active" ? messages.state.latestSnapshot : null)).toEqual([
    ...["text 4", "text 3", "text 2", "text 1"],
  ]);
});

test("an answer that is older than an event already seen is asked for again", async () => {
  const story = new Story();
  await follow(story, 1);
  story.says(created("c", 3));
  const [first] = await story.hears("subscribe");
  story.says(created("c", 5));
  story.answers(first, resumed("c", 4, { changed: [message(2), message(3), message(4)] }));
  expect((await story.hears("subscribe"))[0]).toMatchObject({ since: 4 });
});

test("events that are known already change nothing", async () => {
  const story = new Story();
  const [conversation] = await follow(story, 2);
  const before = shown(conversation);
  story.says(created("c", 2), created("c", 1), event("c", 2, "conversation.changed", {}));
  expect(shown(conversation)).toBe(before);
});

// shows: A149, A153, A160
test("attributes change", async () => {
  const story = new Story();
  const [conversation] = await follow(story, 1);
  const changed = { ...view("c").conversation, subject: "Order 17", custom: { order: "17" } };
  story.says(event("c", 2, "conversation.changed", { conversation: changed }));
  expect(shown(conversation)).toMatchObject({ subject: "Order 17", custom: { order: "17" } });
  story.says(event("c", 3, "conversation.deleted", {}));
  expect(shown(conversation)).toBeNull();
});

// shows: A155, A161, C16
test("unread messages are those of others after the own mark", async () => {
  const story = new Story();
  const me = participant("alice", { readUntil: idOf(2) });
  const [conversation] = await follow(story, 3, 1, { me, unreadCount: 1 });
  expect(shown(conversation)).toMatchObject({ unreadMessageCount: 1, isUnread: true, readUntil: timeOf(2) });
  story.says(created("c", 4));
  expect(shown(conversation)).toMatchObject({ unreadMessageCount: 2 });
  story.says(
    event("c", 5, "message.deleted", { messageId: idOf(3), senderId: "bob", lastMessage: message(4) }),
  );
  expect(shown(conversation)).toMatchObject({ unreadMessageCount: 1 });
  const read = { me: participant("alice", { readUntil: idOf(4) }), unreadCount: 0, conversationId: "c" };
  story.says({ topic: "me", revision: 2, event: "me.read", ...read });
  expect(shown(conversation)).toMatchObject({ unreadMessageCount: 0, isUnread: false, readUntil: timeOf(4) });
});

test("whoever speaks has read what was said before", async () => {
  const story = new Story();
  const me = participant("alice", { markedUnread: true });
  const [conversation] = await follow(story, 3, 1, { me, unreadCount: 3 });
  story.says(created("c", 4, { senderId: "alice" }));
  expect(shown(conversation)).toMatchObject({ unreadMessageCount: 0, isUnread: false, readUntil: timeOf(4) });
  expect(shown(conversation)?.everyoneReadUntil).toBe(0);
  story.says(created("c", 5));
  expect(shown(conversation)?.everyoneReadUntil).toBe(timeOf(4));
});

test("unread messages beyond those loaded are counted from what the server told", async () => {
  const story = new Story();
  const [conversation] = await follow(story, 100, 71, { unreadCount: 60 });
  expect(shown(conversation)).toMatchObject({ unreadMessageCount: 60 });
  story.says(created("c", 101), created("c", 102));
  expect(shown(conversation)).toMatchObject({ unreadMessageCount: 62 });
});

// shows: A155
// shows: A161
test.each([true, false])(
  "at the most that is counted, a deletion makes it be counted again: %s",
  async (alone) => {
    const story = new Story();
    const answer = snapshot("c", 1009, 1008, { unreadCount: 1000 });
    const conversation = story.session.conversation("c");
    const handle = alone
      ? await story.following(() => conversation.subscribe(), answer)
      : await story.following(
          () => story.session.subscribeConversations(),
          list([answer.view as ConversationView]),
        );
    const unread = async () => (await conversation.get())?.unreadMessageCount;
    const lastMessage = message(1009);
    story.says(event("c", 1010, "message.deleted", { messageId: idOf(1008), senderId: "bob", lastMessage }));
    const [request] = await story.hears(alone ? "subscribe" : "conversation.get");
    const counted = view("c", { revision: 1010, lastMessage, unreadCount: 1000 });
    story.answers(
      request,
      alone ? { ...resumed("c", 1010), view: counted } : { view: counted, users: [], references: [] },
    );
    expect(await unread()).toBe(1000);
    expect(handle.state.type).toBe("active");
  },
);

test("marking as unread shows without an unread message", async () => {
  const story = new Story();
  const [conversation] = await follow(story, 0);
  const me = participant("alice", { markedUnread: true });
  story.says({ topic: "me", revision: 2, event: "me.read", me, unreadCount: 0, conversationId: "c" });
  expect(shown(conversation)).toMatchObject({ unreadMessageCount: 0, isUnread: true });
});

// shows: C17
test("everyone has read up to the least mark, which only moves forward", async () => {
  const story = new Story();
  const me = participant("alice", { readUntil: idOf(3) });
  const [conversation] = await follow(story, 3, 1, { me, unreadCount: 0 });
  expect(shown(conversation)?.everyoneReadUntil).toBe(0);
  story.says(event("c", null, "participant.read", { userId: "bob", readUntil: idOf(2) }));
  expect(shown(conversation)?.everyoneReadUntil).toBe(timeOf(2));
  story.says(event("c", null, "participant.read", { userId: "bob", readUntil: idOf(1) }));
  expect(shown(conversation)?.everyoneReadUntil).toBe(timeOf(2));
});

// shows: A149, A157, A207, A208, A224
test("a new name shows everywhere, down to the sender of a referenced message", async () => {
  const story = new Story();
  const [conversation] = await follow(story, 1);
  story.says(created("c", 2, { referencedMessageId: idOf(1), senderId: "alice" }));
  story.says({
    topic: "user/bob",
    revision: 2,
    event: "user.changed",
    user: user("bob", { name: "Bo", revision: 2 }),
  });
  expect(shown(conversation)?.lastMessage?.referencedMessage?.sender.name).toBe("Bo");
});

test("a gap in one's private changes makes own conversations be read again", async () => {
  const story = new Story();
  await follow(story, 2);
  story.says({ topic: "me", revision: 4, event: "me.left", conversationId: "elsewhere" });
  expect((await story.hears("subscribe"))[0]).toMatchObject({ topic: "conversation/c", since: 2 });
});

test("events and notices of a newer server are passed over", async () => {
  const story = new Story();
  const [conversation] = await follow(story, 1);
  story.says(event("c", 2, "message.exploded", {}), { notice: "weather" }, created("c", 3));
  expect(shown(conversation)?.lastMessage?.plaintext).toBe("text 3");
  expect(story.reported).toEqual([]);
});
