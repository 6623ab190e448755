import { expect, test, vi } from "vitest";
import { settle } from "./harness/clock.ts";
import { user } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

test("a signature proves who one is", async () => {
  const story = new Story({ signature: "abc" });
  story.session.user("bob").get();
  expect(await story.connects()).toMatchObject({ user: "alice", signature: "abc" });
});

// shows: C54, C55
test("onNeedToken is called at the first request, and setToken lets it go on", async () => {
  const story = new Story();
  const needed = vi.fn();
  story.session.onNeedToken = needed;
  await settle();
  expect(needed).not.toHaveBeenCalled();
  story.session.user("bob").get();
  await settle();
  expect(needed).toHaveBeenCalledOnce();
  expect(story.sockets).toEqual([]);
  story.session.setToken("jwt");
  expect(await story.connects()).toMatchObject({ token: "jwt" });
  await story.hears("user.get");
});

// shows: C55
test("an onNeedToken that throws is reported, and spoils nothing", async () => {
  const story = new Story();
  story.session.onNeedToken = () => {
    throw new Error("mine");
  };
  const subscription = story.session.user("bob").subscribe();
  await settle();
  expect(story.reported).toMatchObject([{ message: "mine" }]);
  expect(subscription.state.type).toBe("pending");
  story.session.setToken("jwt");
  await story.connects();
  await story.hears("subscribe");
});

// shows: C51
test.each([
  ["at once", () => "jwt"],
  ["later", () => Promise.resolve("jwt")],
])("a token fetcher may answer %s", async (_, tokenFetcher) => {
  const story = new Story({ tokenFetcher });
  story.session.user("bob").get();
  expect(await story.connects()).toMatchObject({ token: "jwt" });
});

test("a token fetcher that fails is asked again after a while", async () => {
  let calls = 0;
  const tokenFetcher = () => {
    calls += 1;
    if (calls === 1) throw new Error("the back end is down");
    return "jwt";
  };
  const story = new Story({ tokenFetcher });
  story.session.user("bob").get();
  await settle();
  expect(story.sockets).toEqual([]);
  expect(story.reported).toHaveLength(1);
  await story.clock.pass(1000);
  expect(await story.connects()).toMatchObject({ token: "jwt" });
});

// shows: C54
test("a token is renewed in place, without losing a subscription", async () => {
  let calls = 0;
  const story = new Story({ tokenFetcher: () => `jwt-${++calls}` });
  const handle = await story.following(() => story.session.user("bob").subscribe(), {
    kind: "user",
    user: user("bob"),
  });
  story.says({ notice: "token.expiring", expiresInMs: 60_000 });
  const [request] = await story.hears("token.set");
  expect(request).toMatchObject({ token: "jwt-2" });
  story.answers(request, { tokenExpiresAt: story.clock.now + 1000 });
  expect(handle.state.type).toBe("active");
  await story.clock.pass(2000);
  expect(await story.cutsAndReturns()).toMatchObject({ token: "jwt-3" });
});

// shows: C56
test("a new token that is refused ends the session", async () => {
  const story = new Story({ token: "jwt" });
  const onError = vi.fn();
  story.session.onError(onError);
  story.session.user("bob").subscribe();
  await story.connects();
  await story.hears("subscribe");
  story.session.setToken("for-mallory");
  story.refuses((await story.hears("token.set"))[0], "TOKEN_WRONG_USER");
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "TOKEN_WRONG_USER" }));
});

// shows: C55
test("an expired token ends the session, unless another one can be had", async () => {
  const story = new Story({ token: "old" });
  story.session.user("bob").subscribe();
  await story.connects();
  story.cuts(4101);
  expect(story.session.connection.state).toBe("ended");

  let calls = 0;
  const renewing = new Story({ tokenFetcher: () => `jwt-${++calls}` });
  renewing.session.user("bob").subscribe();
  await renewing.connects();
  renewing.cuts(4101);
  await renewing.clock.pass(1000);
  expect(await renewing.connects()).toMatchObject({ token: "jwt-2" });
});

test("a hello refused for an expired token asks for another one", async () => {
  const story = new Story({ token: "old" });
  const needed = vi.fn(() => story.session.setToken("new"));
  story.session.onNeedToken = needed;
  story.session.user("bob").get();
  await settle();
  story.socket.onopen?.();
  story.refuses((await story.hears("hello"))[0], "TOKEN_EXPIRED");
  await story.clock.pass(1000);
  expect(await story.connects()).toMatchObject({ token: "new" });
  await story.hears("user.get");
});
