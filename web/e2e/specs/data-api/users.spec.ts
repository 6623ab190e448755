import { privateUser, test } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

// shows: A107, A122-A130, A111-A117, A285
test("a user is created with all that is given, and then left as it is", async ({ chinwag, join }) => {
  const zoe = join("carla").user("zoe");
  const params = {
    name: "Zoe",
    custom: { team: "blue" },
    email: ["zoe@example.com"],
    locale: "nl-NL",
    phone: ["+31600000000"],
    photoUrl: "https://example.com/zoe.png",
    pushTokens: { "fcm:one": true },
    role: "support",
    welcomeMessage: "Hi!",
  } as const;
  const given = { ...params, email: [...params.email], phone: [...params.phone] };
  expect(await zoe.get()).toBeNull();
  await zoe.createIfNotExists(given);
  await zoe.createIfNotExists({ name: "Somebody else", role: "admin" });
  const { email, phone, pushTokens, ...open } = given;
  expect(await zoe.get()).toEqual({ id: "zoe", ...open });
  expect(await privateUser(chinwag, "zoe")).toMatchObject({ email, phone, pushTokens });

  await join("carla").user("plain").createIfNotExists({ name: "Plain" });
  expect(await join("carla").user("plain").get()).toEqual({
    ...{ id: "plain", name: "Plain", custom: {}, locale: null, photoUrl: null },
    ...{ role: "default", welcomeMessage: null },
  });
});

// shows: A109, A131-A139
test("what is set replaces, null resets, what is left out stays", async ({ chinwag, join }) => {
  const zoe = join("carla").user("zoe");
  await expect(zoe.set({ locale: "nl-NL" })).rejects.toMatchObject({ code: "MISSING_FIELD", field: "name" });
  await zoe.set({
    ...{ name: "Zoe", custom: { a: "1", b: "2" }, email: ["zoe@example.com"], locale: "nl-NL" },
    ...{ phone: ["+31600000000"], photoUrl: "https://example.com/zoe.png", role: "support" },
    ...{ pushTokens: { "fcm:one": true, "apns:two": true }, welcomeMessage: "Hi!" },
  });
  await zoe.set({ custom: { a: null, c: "3" }, pushTokens: { "fcm:one": null } });
  expect(await zoe.get()).toMatchObject({ name: "Zoe", custom: { b: "2", c: "3" }, role: "support" });
  expect(await privateUser(chinwag, "zoe")).toMatchObject({
    ...{ email: ["zoe@example.com"], phone: ["+31600000000"], pushTokens: { "apns:two": true } },
  });

  await zoe.set({ name: "Zoë", email: "zoe@example.org", phone: "+31611111111", locale: "de-DE" });
  expect(await privateUser(chinwag, "zoe")).toMatchObject({
    ...{ name: "Zoë", email: ["zoe@example.org"], phone: ["+31611111111"], locale: "de-DE" },
  });
  await zoe.set({
    ...{ custom: null, email: null, phone: null, photoUrl: null, pushTokens: null, role: null },
    welcomeMessage: null,
  });
  expect(await zoe.get()).toMatchObject({
    custom: {},
    photoUrl: null,
    role: "default",
    welcomeMessage: null,
  });
  expect(await privateUser(chinwag, "zoe")).toMatchObject({ email: null, phone: null, pushTokens: null });
});

// shows: A108, A110, A111-A117, A121
test("a subscription tells of a user who comes and changes, without what is private", async ({ join }) => {
  const seen: unknown[] = [];
  const subscription = join("carla")
    .user("zoe")
    .subscribe((snapshot) => seen.push(snapshot?.name ?? null));
  expect(await subscription.connected).toEqual({ type: "active", latestSnapshot: null });
  const bob = join("bob");
  await bob.user("zoe").set({ name: "Zoe", email: ["zoe@example.com"], pushTokens: { "fcm:one": true } });
  await bob.user("zoe").set({ name: "Zoë" });
  await expect.poll(() => seen).toEqual([null, "Zoe", "Zoë"]);
  const { state } = subscription;
  const snapshot = state.type === "active" ? state.latestSnapshot : null;
  expect(snapshot).toBe(await join("carla").user("zoe").get());
  expect(Object.keys(snapshot ?? {}).sort()).toEqual(
    ["custom", "id", "locale", "name", "photoUrl", "role", "welcomeMessage"].sort(),
  );
  subscription.unsubscribe();
  subscription.unsubscribe();
  expect(subscription.state).toEqual({ type: "unsubscribed" });
  await bob.user("zoe").set({ name: "Zoe once more" });
  // Still known by the subscription that was, until the next change arrives.
  await expect.poll(async () => (await join("carla").user("zoe").get())?.name).toBe("Zoe once more");
  expect(seen).toHaveLength(3);
});
