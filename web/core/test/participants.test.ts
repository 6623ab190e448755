import { expect, test } from "vitest";
import type { ParticipantSubscription } from "../src/types/participant.ts";
import { event, participant, resumed, snapshot, user, view } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

const people = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, i) => participant(`u${from - i}`, { joinedRevision: from - i }));
const page = (from: number, to: number, revision = 40) => ({
  ...{ revision, participants: people(from, to), loadedAll: to === 1 },
  users: people(from, to).map(({ userId }) => user(userId)),
});
const total = { participants: people(30, 21), participantCount: 30, revision: 40 };
const joined = (revision: number, userId: string) => {
  const newcomer = participant(userId, { joinedRevision: revision });
  return event("c", revision, "participant.joined", {
    ...{ participant: newcomer, user: user(userId), everyoneReadUntil: null },
  });
};
const left = (revision: number, userId: string) =>
  event("c", revision, "participant.left", { userId, everyoneReadUntil: null });

function ids(handle: ParticipantSubscription) {
  if (handle.state.type !== "active") throw new Error(`The subscription is ${handle.state.type}.`);
  return handle.state.latestSnapshot?.map((one) => one.user.id) ?? null;
}

const users = people(30, 1).map(({ userId }) => user(userId));
const answer = { ...snapshot("c", 1, 1, total), users: [...users, user("alice"), user("bob")] };

const follow = (story: Story) =>
  story.following(() => story.session.conversation("c").subscribeParticipants(), answer);

// shows: C5, C6
test("the ten newest come first, then as many as are asked for, and later joiners before them", async () => {
  const story = new Story();
  const handle = await follow(story);
  expect(ids(handle)).toEqual(people(30, 21).map(({ userId }) => userId));
  expect(handle.state).toMatchObject({ loadedAll: false });
  story.says(joined(41, "new"));
  expect(ids(handle)).toHaveLength(11);
  expect(ids(handle)?.[0]).toBe("new");
  const more = handle.loadMore();
  const [request] = await story.hears("participant.list");
  expect(request).toMatchObject({ conversation: "c", before: 21, limit: 10 });
  story.answers(request, page(20, 11));
  await more;
  expect(ids(handle)).toHaveLength(21);
  const rest = handle.loadMore(50);
  story.answers((await story.hears("participant.list"))[0], page(10, 1));
  await rest;
  expect(ids(handle)).toHaveLength(31);
  expect(handle.state).toMatchObject({ loadedAll: true });
  await expect(handle.loadMore(51)).rejects.toThrow("count must be an integer from 1 to 50, not 51.");
});

// shows: C6
test("who left after a page was read is not in it", async () => {
  const story = new Story();
  const handle = await follow(story);
  const more = handle.loadMore();
  const [request] = await story.hears("participant.list");
  story.says(left(41, "u15"));
  story.answers(request, page(20, 11));
  // One is missing of the ten that were asked for.
  const [rest] = await story.hears("participant.list");
  expect(rest).toMatchObject({ before: 11, limit: 1 });
  story.answers(rest, page(10, 10));
  await more;
  expect(ids(handle)).toHaveLength(20);
  expect(ids(handle)).not.toContain("u15");
});

// shows: C5, C6
test("after a cut, those who were shown are read again, and those who left are gone", async () => {
  const story = new Story();
  const handle = await follow(story);
  const more = handle.loadMore();
  story.answers((await story.hears("participant.list"))[0], page(20, 11));
  await more;
  const before = handle.state;
  await story.cutsAndReturns();
  const [subscribe] = await story.hears("subscribe", ...Array.from({ length: 21 }, () => "user.get"));
  const now = view("c", { ...total, participantCount: 29, revision: 41 });
  story.answers(subscribe, resumed("c", 41, { view: now }));
  expect(handle.state).toBe(before);
  const [request] = await story.hears("participant.list");
  expect(request).toMatchObject({ before: 21 });
  const rest = page(20, 1, 41);
  story.answers(request, {
    ...rest,
    participants: rest.participants.filter(({ userId }) => userId !== "u15"),
  });
  await story.hearsNothing();
  expect(ids(handle)).toEqual(people(30, 11).flatMap(({ userId }) => (userId === "u15" ? [] : [userId])));
});

// shows: C7
test("a participant beyond the newest is asked for again after a cut", async () => {
  const story = new Story();
  const ref = story.session.conversation("c").participant("u5");
  const handle = await story.following(() => ref.subscribe(), answer);
  const found = { participant: participant("u5", { joinedRevision: 5 }), users: [user("u5")] };
  story.answers((await story.hears("participant.get"))[0], found);
  expect(handle.state).toMatchObject({ latestSnapshot: { user: { id: "u5" } } });
  await story.cutsAndReturns();
  const [subscribe] = await story.hears("subscribe", ...Array.from({ length: 12 }, () => "user.get"));
  story.answers(subscribe, resumed("c", 41, { view: view("c", { ...total, revision: 41 }) }));
  story.answers((await story.hears("participant.get"))[0], { participant: null, users: [] });
  expect(handle.state).toMatchObject({ latestSnapshot: null });
});

// shows: C7
test("an answer about a participant does not undo what events have told since it was read", async () => {
  const story = new Story();
  const conversation = story.session.conversation("c");
  const [dan, zoe] = await story.following(
    () => [conversation.participant("dan").subscribe(), conversation.participant("zoe").subscribe()] as const,
    snapshot("c", 1, 1, { participantCount: 40 }),
  );
  const requests = await story.hears("participant.get", "participant.get");
  story.says(event("c", 2, "participant.changed", { participant: participant("dan", { access: "Read" }) }));
  story.says(event("c", 3, "participant.left", { userId: "zoe", everyoneReadUntil: null }));
  for (const [i, id] of ["dan", "zoe"].entries()) {
    story.answers(requests[i], { participant: participant(id), users: [user(id)] });
  }
  expect(dan.state).toMatchObject({ type: "active", latestSnapshot: { access: "Read" } });
  expect(zoe.state).toMatchObject({ type: "active", latestSnapshot: null });
});

// shows: C17
test("what everyone has read counts those who are left, and newcomers", async () => {
  const story = new Story();
  const everyone = view("c", { ...total, everyoneReadUntil: null });
  const handle = await story.following(() => story.session.conversation("c").subscribe(), {
    ...answer,
    view: everyone,
  });
  const { id = "" } = snapshot("c", 1).messages[0] ?? {};
  story.says(event("c", 41, "participant.left", { userId: "u3", everyoneReadUntil: id }));
  const state = () => (handle.state.type === "active" ? handle.state.latestSnapshot : null);
  expect(state()?.everyoneReadUntil).toBe(snapshot("c", 1).messages[0]?.createdAt);
  story.says(joined(42, "new"));
  expect(state()?.everyoneReadUntil).toBe(0);
});
