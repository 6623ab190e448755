import { getTalkSession } from "@chinwag/core";
import WebSocket from "ws";
import { test, token } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

// shows: C50, C52, C53
test("in Node, given a WebSocket, a session is one for each user and connects at its first use", async ({
  join,
}) => {
  const session = join("alice");
  expect(join("alice")).toBe(session);
  expect(session).toMatchObject({ appId: "demo", connection: { state: "idle" } });
  expect(session.currentUser).toBe(session.user("alice"));
  expect((await session.currentUser.get())?.name).toBe("Alice Jansen");
  expect(session.connection.state).toBe("connected");
});

// shows: C51, C54, C55
test("tokens come from the options, from a fetcher or from the application when it is asked", async ({
  join,
}) => {
  const fetched = join("alice", { tokenFetcher: async () => token("alice", 60) });
  expect((await fetched.currentUser.get())?.id).toBe("alice");
  const asked = join("bob");
  let times = 0;
  asked.onNeedToken = () => {
    times += 1;
    asked.setToken(token("bob", 60));
  };
  expect((await asked.currentUser.get())?.id).toBe("bob");
  expect(times).toBe(1);
  // Renewed in place: what is subscribed to goes on.
  const names: (string | undefined)[] = [];
  const subscription = asked.user("alice").subscribe((snapshot) => names.push(snapshot?.name));
  await subscription.connected;
  asked.setToken(token("bob", 600));
  await asked.user("alice").set({ name: "Alice in Chains" });
  await expect.poll(() => names).toEqual(["Alice Jansen", "Alice in Chains"]);
});

// shows: C55, C56
test("a token that runs out asks for another one, and ends the session where nobody answers", async ({
  join,
}) => {
  const answered = join("alice");
  let times = 0;
  answered.onNeedToken = () => {
    times += 1;
    answered.setToken(token("alice", times === 1 ? 2 : 600));
  };
  await answered.user("bob").subscribe().connected;
  await expect.poll(() => times).toBe(2);

  const errors: Error[] = [];
  const silent = join("bob", { token: token("bob", 2) });
  silent.onError((error) => errors.push(error));
  const { terminated } = silent.user("alice").subscribe();
  expect(await terminated).toMatchObject({ type: "error" });
  expect(errors).toHaveLength(1);
  expect(answered.connection.state).toBe("connected");
  expect(join("bob")).not.toBe(silent);
});

// shows: C56
test("an app that does not exist ends the session with one error", async ({ chinwag }) => {
  const session = getTalkSession({ appId: "no-such-app", userId: "alice", host: chinwag.origin });
  const errors: Error[] = [];
  session.onError((error) => errors.push(error));
  session.onError(() => errors.push(new Error("unsubscribed"))).unsubscribe();
  await expect(session.currentUser.get()).rejects.toMatchObject({ code: "UNKNOWN_APP" });
  await expect(session.user("bob").get()).rejects.toMatchObject({ code: "UNKNOWN_APP" });
  expect(errors).toMatchObject([{ code: "UNKNOWN_APP" }]);
});

// shows: C52
test("a WebSocket that is there already is found without being given", async ({ chinwag }) => {
  // As Node 22 and browsers have it; a package of its own has nothing registered yet.
  Object.assign(globalThis, { WebSocket });
  const core: typeof import("@chinwag/core") = await import(`${import.meta.resolve("@chinwag/core")}?fresh`);
  const session = core.getTalkSession({ appId: "demo", userId: "alice", host: chinwag.origin });
  expect((await session.user("bob").get())?.name).toBe("Bob Okafor");
  session.close();
});

// shows: C57, C61
test("the session of the core package has the data API, and no interface", async ({ join }) => {
  const session = join("alice");
  await session.conversation("alice-bob").send("Needle in a haystack");
  const { latestSnapshot } = await session.subscribeConversations().connected;
  expect(latestSnapshot[0]?.lastMessage?.plaintext).toBe("Needle in a haystack");
  const search = session.searchMessages();
  const found = async () => {
    const { results } = await search.setQuery("hay needle");
    return results.map(({ message }) => message.plaintext);
  };
  // A message as new as the query may be missing.
  await expect.poll(found).toEqual(["Needle in a haystack"]);
  const none = [
    "me",
    "unreads",
    "destroy",
    "createChatbox",
    "createInbox",
    "createPopup",
    "setPushRegistration",
  ];
  expect(none.filter((member) => member in session)).toEqual([]);
});
