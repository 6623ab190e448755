import { test } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

// shows: C9, C11
test("nobody is shown as typing to themselves, in no tab", async ({ join, joinApart }) => {
  const typing: string[][] = [[], []];
  const tabs = [await joinApart("alice"), await joinApart("alice")];
  for (const [i, tab] of tabs.entries()) {
    const subscription = tab.conversation("alice-bob").subscribeTyping((snapshot) => {
      if (snapshot && !snapshot.many) typing[i]?.push(snapshot.users.map(({ id }) => id).join());
    });
    await subscription.connected;
  }
  await tabs[0]?.conversation("alice-bob").markAsTyping();
  await join("bob").conversation("alice-bob").markAsTyping();
  await expect
    .poll(() => typing)
    .toEqual([
      ["", "bob"],
      ["", "bob"],
    ]);
});

// shows: C10
test("a message from one tab ends typing, and the other tab's next mark shows it again", async ({
  join,
  joinApart,
}) => {
  const typing: string[] = [];
  await join("bob")
    .conversation("alice-bob")
    .subscribeTyping((snapshot) => {
      if (snapshot && !snapshot.many) typing.push(snapshot.users.map(({ id }) => id).join());
    }).connected;
  const [one, other] = [await joinApart("alice"), await joinApart("alice")];
  const conversation = one.conversation("alice-bob");
  const heard = conversation.subscribe();
  await heard.connected;
  await conversation.markAsTyping();
  await conversation.markAsTyping();
  await expect.poll(() => typing).toEqual(["", "alice"]);
  await other.conversation("alice-bob").send("From the other tab");
  await expect.poll(() => typing).toEqual(["", "alice", ""]);
  const last = () =>
    heard.state.type === "active" ? heard.state.latestSnapshot?.lastMessage?.plaintext : null;
  await expect.poll(last).toBe("From the other tab");
  await conversation.markAsTyping();
  await expect.poll(() => typing).toEqual(["", "alice", "", "alice"]);
});

// shows: C21, C22, C23, C24, C27
test("a reaction is one's own in every tab, whichever form of the emoji is given", async ({
  join,
  joinApart,
}) => {
  const message = await join("bob").conversation("alice-bob").send("Nice");
  const [one, other] = [await joinApart("alice"), await joinApart("alice")];
  const [plain, qualified] = ["❤", "❤️"];
  const reactions = (session: typeof one, emoji: string) =>
    session.conversation("alice-bob").message(message.id).reactions(emoji);
  const counts: [number[], number[]] = [[], []];
  await reactions(one, plain).subscribe((list) => counts[0].push(list?.length ?? -1)).connected;
  await reactions(other, qualified).subscribe((list) => counts[1].push(list?.length ?? -1)).connected;
  await reactions(one, plain).add();
  await reactions(one, qualified).add();
  const summary = async (session: typeof one) =>
    (await session.conversation("alice-bob").message(message.id).get())?.reactions;
  const mine = [{ emoji: qualified, count: 1, currentUserReacted: true }];
  await expect.poll(() => summary(other)).toEqual(mine);
  expect(await summary(one)).toEqual(mine);
  expect((await reactions(one, plain).getFirstReactions())?.map(({ user }) => user.id)).toEqual(["alice"]);
  await reactions(other, plain).remove();
  await expect
    .poll(() => counts)
    .toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
  expect(await summary(one)).toEqual([]);
});
