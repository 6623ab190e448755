import { expect, test } from "vitest";
import { user } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

const online = (value: boolean) => ({
  topic: "online/bob",
  revision: null,
  event: "online.changed",
  online: value,
});

// shows: C13, C14, C15
test("a user is shown with whether they are connected", async () => {
  const story = new Story();
  const told: unknown[] = [];
  const handle = await story.following(
    () => story.session.user("bob").subscribeOnline((shown) => told.push(shown)),
    { kind: "online", user: user("bob"), online: true },
    { kind: "user", user: user("bob") },
  );
  expect(handle.state).toMatchObject({ latestSnapshot: { user: { id: "bob" }, isConnected: true } });
  const before = handle.state.type === "active" ? handle.state.latestSnapshot : null;
  story.says(online(true));
  story.says(online(false));
  const after = handle.state.type === "active" ? handle.state.latestSnapshot : null;
  expect(after).toEqual({ user: before?.user, isConnected: false });
  expect(after?.user).toBe(before?.user);
  expect(Object.isFrozen(after)).toBe(true);
  const renamed = user("bob", { name: "Robert", revision: 2 });
  story.says({ topic: "user/bob", revision: 2, event: "user.changed", user: renamed });
  expect(told).toHaveLength(3);
  expect(told[2]).toMatchObject({ user: { name: "Robert" }, isConnected: false });
});

// shows: C14
test("nobody is null, until they are created", async () => {
  const story = new Story();
  const handle = await story.following(
    () => story.session.user("bob").subscribeOnline(),
    { kind: "online", user: null, online: false },
    { kind: "user", user: null },
  );
  expect(handle.state).toEqual({ type: "active", latestSnapshot: null });
  story.says({ topic: "user/bob", revision: 1, event: "user.changed", user: user("bob") });
  story.says(online(true));
  expect(handle.state).toMatchObject({ latestSnapshot: { isConnected: true } });
});

// shows: C13, A267
test("the connection is left sooner than the user", async () => {
  const story = new Story();
  const handle = await story.following(
    () => story.session.user("bob").subscribeOnline(),
    { kind: "online", user: user("bob"), online: true },
    { kind: "user", user: user("bob") },
  );
  handle.unsubscribe();
  await story.clock.pass(29_000);
  await story.hearsNothing();
  await story.clock.pass(1_000);
  expect((await story.hears("unsubscribe"))[0]).toMatchObject({ topic: "online/bob" });
  await story.clock.pass(90_000);
  expect((await story.hears("unsubscribe"))[0]).toMatchObject({ topic: "user/bob" });
});
