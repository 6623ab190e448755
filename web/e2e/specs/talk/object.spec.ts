import { expect, test } from "../../support/try-page.ts";

// shows: A1, A2, B1, B2, B5, B56, B57
test("one object carries the classes and functions", async ({ page }) => {
  const found = await page.evaluate(async () => {
    const sessions = ["alice", "bob"].map((userId) => new Talk.Session({ appId: "demo", userId }));
    return {
      names: Object.keys(Talk).sort(),
      ready: (await Talk.ready) === undefined,
      alive: sessions.map(({ isAlive }) => isAlive),
      ids: [
        Talk.oneOnOneId("a", "b"),
        Talk.oneOnOneId(new Talk.User("bob"), new Talk.User("alice")),
        Talk.oneOnOneId("alice", new Talk.User({ id: "bob", name: "Bob" })),
      ],
    };
  });
  expect(found).toEqual({
    names: ["Error", "ErrorCode", "Session", "TalkError", "User", "oneOnOneId", "ready"],
    ready: true,
    alive: [true, true],
    ids: ["d12e223825a919e00efd", "4714b845b86fbe0ed913", "4714b845b86fbe0ed913"],
  });
});

// shows: A5, B3, B4
test("errors have codes, which have names", async ({ page }) => {
  const caught = await page.evaluate(() => {
    const caught: unknown[] = [];
    for (const wrong of [() => new Talk.Session({} as never), () => new Talk.User(null as never)]) {
      try {
        wrong();
      } catch (error) {
        const isOurs =
          error instanceof Error && error instanceof Talk.Error && error instanceof Talk.TalkError;
        caught.push([
          isOurs,
          Talk.ErrorCode[(error as InstanceType<typeof Talk.TalkError>).code],
          String(error),
        ]);
      }
    }
    return [
      Talk.ErrorCode.NOTIFICATIONS_PERMISSION_DENIED,
      Talk.ErrorCode.NOTIFICATIONS_NOT_SUPPORTED,
      ...caught,
    ];
  });
  expect(caught).toEqual([
    0,
    1,
    [true, "ARGUMENT_INVALID", "TalkError: options.appId must be a string that is not empty, not undefined."],
    [true, "ARGUMENT_INVALID", "TalkError: options must be an object, not null."],
  ]);
});

// shows: A3, A9, A24, B59, B79, B88, B96, B103
test("after destroy nothing of it can be used, and a new one can be made", async ({ page }) => {
  const found = await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const boxes = [session.createChatbox(), session.createInbox(), session.createPopup()] as const;
    await boxes[0].mount(document.getElementById("left"));
    await boxes[1].mount(document.getElementById("right"));
    await boxes[2].mount({ show: true });
    const lone = session.createChatbox();
    lone.destroy();
    lone.destroy();
    const before = [session, ...boxes, lone].map(({ isAlive }) => isAlive);
    const builder = session.getOrCreateConversation("c");
    const shown = () =>
      document.querySelectorAll(".t-chatbox, .t-inbox, .__talkjs_popup, .__talkjs_launcher").length;
    const count = shown();
    session.destroy();
    session.destroy();
    const uses: (() => unknown)[] = [
      () => session.user("a"),
      () => session.conversation("a"),
      () => session.createChatbox(),
      () => session.createInbox(),
      () => session.createPopup(),
      () => session.onMessage(() => undefined),
      () => session.getOrCreateConversation("a"),
      () => session.unreads.onChange(() => undefined),
      () => session.onBrowserPermissionNeeded(() => undefined),
      () => session.syncThemeForLocalDev("/theme.css"),
      () => boxes[0].setPresence({ visible: true }),
      () => boxes[0].messageField.setText("a"),
      () => lone.setMessageFilter({}),
    ];
    const refused = await Promise.all(
      [
        ...uses,
        () => builder.sendMessage("a"),
        () => boxes[0].mount(document.body),
        () => boxes[2].select("a"),
      ].map(async (use) => {
        try {
          await use();
          return String(use);
        } catch (error) {
          return (error as Error).message.includes("destroyed");
        }
      }),
    );
    const again = new Talk.Session({ appId: "demo", userId: "alice" });
    return {
      ...{ before, count, left: shown(), refused: [...new Set(refused)] },
      after: [session, ...boxes].map(({ isAlive }) => isAlive),
      again: await again.hasValidCredentials(),
      never: await session.hasValidCredentials(),
    };
  });
  expect(found).toEqual({
    before: [true, true, true, true, false],
    ...{ count: 4, left: 0, refused: [true] },
    after: [false, false, false, false],
    ...{ again: true, never: false },
  });
});

// shows: A4, B47
test("a function that is registered twice, in whichever way, is taken back once each", async ({ page }) => {
  const counts = await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    let calls = 0;
    const handle = () => {
      calls += 1;
    };
    const subscription = session.unreads.onChange(handle);
    session.unreads.on("change", handle);
    const told = () => new Promise<void>((resolve) => session.unreads.onChange(() => resolve()));
    await told();
    const first = calls;
    subscription.unsubscribe();
    subscription.unsubscribe();
    session.unreads.off("change", handle);
    session.unreads.off("change", () => undefined);
    await session.conversation("alice-bob").markAsUnread();
    await told();
    return [first, calls];
  });
  expect(counts).toEqual([2, 2]);
});
