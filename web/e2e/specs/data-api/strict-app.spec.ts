import { test, token } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

// shows: C51, C54, C55, C56
test("where authentication is on, only the user's own good token opens a session, and short ones keep it open", async ({
  chinwag,
  join,
}) => {
  await chinwag.set("--authentication", "on");
  const refused = (given?: string) => {
    const session = join("carla", given === undefined ? {} : { token: given });
    return session.currentUser.get().then(
      () => "let in",
      ({ code }) => code,
    );
  };
  await expect.poll(() => refused()).toBe("CREDENTIALS_REQUIRED");
  expect(await refused("nonsense")).toBe("CREDENTIALS_INVALID");
  expect(await refused(token("alice", 60))).toBe("TOKEN_WRONG_USER");
  expect(await refused(token("carla", -5))).toBe("TOKEN_EXPIRED");

  const [alice, bob] = [join("alice"), join("bob", { tokenFetcher: () => token("bob", 60) })];
  let asked = 0;
  alice.onNeedToken = () => {
    asked += 1;
    alice.setToken(token("alice", asked === 1 ? -5 : 2));
  };
  const states: string[] = [];
  const texts: (string | undefined)[] = [];
  const conversation = alice.conversation("alice-bob");
  await conversation.subscribeMessages((messages) => texts.push(messages?.[0]?.plaintext)).connected;
  alice.onConnectionChange(({ state }) => states.push(state));
  let sent = 0;
  const renewed = async () => {
    sent += 1;
    await bob.conversation("alice-bob").send(`Message ${sent}`);
    return asked;
  };
  await expect.poll(renewed).toBeGreaterThan(3);
  const all = Array.from({ length: sent }, (_, i) => `Message ${i + 1}`);
  await expect.poll(() => texts.slice(1)).toEqual(all);
  expect(states).toEqual([]);
});

// shows: A107, A109, A141, A148, A181, A182, A183, A185, A286, A287
test("where syncing is off, browsers read and write messages, and set no more than how they are notified", async ({
  chinwag,
  join,
}) => {
  await chinwag.set("--client-user-sync", "off", "--client-conversation-sync", "off");
  const alice = join("alice");
  const conversation = alice.conversation("alice-bob");
  const outcome = (done: Promise<unknown>) =>
    done.then(
      () => "done",
      ({ code }) => code,
    );
  await expect.poll(() => outcome(alice.user("bob").set({ name: "Bobby" }))).toBe("USER_SYNC_DISABLED");
  expect(await outcome(alice.user("bob").createIfNotExists({ name: "Bobby" }))).toBe("done");
  expect(await outcome(alice.user("new").createIfNotExists({ name: "New" }))).toBe("USER_SYNC_DISABLED");
  expect((await alice.user("bob").get())?.name).toBe("Bob Okafor");

  expect(await outcome(alice.setPushTokens({ "fcm:device": true }))).toBe("done");
  expect(await chinwag.rest("GET", "/users/alice")).toMatchObject({ pushTokens: { "fcm:device": true } });
  expect(await outcome(join("nobody").setPushTokens(null))).toBe("UNKNOWN_USER");

  const [me, bob] = [conversation.participant("alice"), conversation.participant("bob")];
  const allowed = [
    ...[conversation.createIfNotExists(), conversation.set({ notify: false }), conversation.send("Hi")],
    ...[me.edit({ notify: "MentionsOnly" }), me.set({ notify: true }), bob.createIfNotExists()],
  ].map(outcome);
  expect(new Set(await Promise.all(allowed))).toEqual(new Set(["done"]));
  const carla = conversation.participant("carla");
  const forbidden = [
    ...[alice.conversation("new").createIfNotExists(), alice.conversation("new").set({ subject: "Mine" })],
    ...[conversation.set({ subject: "Mine" }), conversation.set({ subject: "Mine", notify: false })],
    ...[me.edit({ access: "Read" }), me.set({ access: "Read", notify: false }), bob.set({ notify: false })],
    ...[bob.edit({ notify: false }), bob.delete(), me.delete(), carla.set({}), carla.createIfNotExists()],
  ].map(outcome);
  expect(new Set(await Promise.all(forbidden))).toEqual(new Set(["CONVERSATION_SYNC_DISABLED"]));
  await expect(alice.conversation("new").set({ notify: true })).rejects.toThrow();
  expect(await conversation.get()).toMatchObject({ notify: true, access: "ReadWrite", subject: null });
});
