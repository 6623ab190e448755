import { conversations } from "../../support/chat.ts";
import { talkAtLength } from "../../support/history.ts";
import { expect, test } from "../../support/try-page.ts";

// shows: B48-B52
test("a subscription is pending, then active, and ends once", async ({ page }) => {
  const states = await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const user = session.user("bob").subscribe();
    const conversation = session.conversation("alice-bob").subscribe();
    const messages = session.conversation("alice-bob").subscribeMessages();
    const all = [user, conversation, messages];
    const pending = all.map(({ state }) => state.type);
    const active = await Promise.all([user.connected, conversation.connected, messages.connected]);
    const ids = [
      ...active.slice(0, 2).map((state) => (state as { latestSnapshot: { id: string } }).latestSnapshot.id),
      active[2].loadedAll,
      (active[2].latestSnapshot?.length ?? 0) > 0,
    ];
    const same = all.map(({ state }, index) => state === active[index]);
    user.unsubscribe();
    user.unsubscribe();
    conversation.unsubscribe();
    const ended = [await user.terminated, await conversation.terminated, user.state];
    session.destroy();
    const failed = await messages.terminated;
    return {
      pending,
      ids,
      same,
      ended,
      failed: [failed.type, "error" in failed && failed.error instanceof Error],
    };
  });
  expect(states).toEqual({
    pending: ["pending", "pending", "pending"],
    ids: ["bob", "alice-bob", true, true],
    same: [true, true, true],
    ended: [{ type: "unsubscribed" }, { type: "unsubscribed" }, { type: "unsubscribed" }],
    failed: ["error", true],
  });
});

// shows: B54, B55
test("messages come newest first, 30 at first, and as many more as were asked for last", async ({
  chinwag,
  page,
}) => {
  await talkAtLength(chinwag, "long", 90);
  const counts = await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const subscription = session.conversation("long").subscribeMessages();
    const { latestSnapshot: first } = await subscription.connected;
    const count = () => {
      const { state } = subscription;
      return state.type === "active" ? [state.latestSnapshot?.length, state.loadedAll] : state.type;
    };
    const counts: unknown[] = [count()];
    await Promise.all([subscription.loadMore(5), subscription.loadMore(10)]);
    counts.push(count());
    await subscription.loadMore();
    counts.push(count());
    await subscription.loadMore(100);
    counts.push(count());
    for (const wrong of [0, 101, 1.5]) {
      counts.push(
        await Promise.resolve()
          .then(() => subscription.loadMore(wrong))
          .catch((error) => error.name),
      );
    }
    const times = (first ?? []).map(({ createdAt }) => createdAt);
    counts.push(times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0)));
    return counts;
  });
  expect(counts).toEqual([
    ...[
      [30, false],
      [40, false],
      [70, false],
      [90, true],
    ],
    ...["RangeError", "RangeError", "RangeError", true],
  ]);
});

// shows: B147
test("a list can be of those conversations where one may write, or only read", async ({ chinwag, page }) => {
  await chinwag.rest("PATCH", "/conversations/alice-sofia/participants/alice", { access: "Read" });
  await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    globalThis.kept.inbox = session.createInbox({ feedFilter: { access: ["==", "Read"] } });
    globalThis.kept.inbox.select(null);
    await globalThis.kept.inbox.mount(document.getElementById("left"));
  });
  await expect(conversations(page)).toHaveCount(1);
  await expect(conversations(page)).toContainText("Sofia Rossi");
  await page.evaluate(() =>
    globalThis.kept.inbox.setFeedFilter({ access: ["oneOf", ["ReadWrite", "None"]] }),
  );
  await expect(conversations(page)).toHaveCount(3);
  await page.evaluate(() => globalThis.kept.inbox.setFeedFilter({}));
  await expect(conversations(page)).toHaveCount(4);
});
