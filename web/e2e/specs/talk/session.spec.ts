import { createHmac } from "node:crypto";
import { token } from "../../support/data-api.ts";
import { expect, test } from "../../support/try-page.ts";

// shows: A7, A8, A10, A11, A12, A13, A306, B7, B20
test("a session is of one user, however that is said", async ({ chinwag, page }) => {
  const found = await page.evaluate(async () => {
    const me = new Talk.User({ id: "zoe", name: "Zoë", role: "default" });
    const made = [{ me }, { me: "alice" }, { userId: "bob" }, { me: new Talk.User(7) }].map(
      (options) => new Talk.Session({ appId: "demo", ...options }),
    );
    const [zoe] = made;
    const name = (await zoe?.currentUser.get())?.name;
    return {
      ...{ name, isMe: zoe?.me === me, unreads: zoe?.unreads !== undefined, appId: zoe?.appId },
      ids: made.map(({ currentUser, me }) => [currentUser.id, me.id]),
      isCurrent: made.map((session) => session.currentUser === session.user(session.me.id)),
      unknown: await new Talk.Session({ appId: "nowhere", userId: "alice" }).hasValidCredentials(),
    };
  });
  expect(found).toEqual({
    ...{ name: "Zoë", isMe: true, unreads: true, appId: "demo", unknown: false },
    ids: [
      ["zoe", "zoe"],
      ["alice", "alice"],
      ["bob", "bob"],
      ["7", "7"],
    ],
    isCurrent: [true, true, true, true],
  });
  // One that is an id alone writes nothing.
  expect(await chinwag.rest("GET", "/users/alice")).toMatchObject({ name: expect.stringMatching(/^Alice/) });
});

// shows: A14, A15, A16, A31, A299
test("whoever has the right to is let in: by token, by signature, by whoever fetches one", async ({
  chinwag,
  page,
}) => {
  await chinwag.set("--authentication", "on");
  const signature = createHmac("sha256", "sk_test_demo").update("alice").digest("hex");
  const good = token("alice", 60);
  const tried = await page.evaluate(
    async ([good, signature]) => {
      const works = async (options: object) => {
        const session = new Talk.Session({ appId: "demo", userId: "alice", ...options });
        const isValid = await session.hasValidCredentials();
        session.destroy();
        return isValid;
      };
      // The server takes the setting over within a second.
      while (await works({}));
      let fetches = 0;
      const failing = async () => {
        fetches += 1;
        if (fetches < 3) throw new Error("not now");
        return good;
      };
      // It is told as the page's own mistake, each time.
      let told = 0;
      window.addEventListener("error", (event) => {
        told += 1;
        event.preventDefault();
      });
      const patient = new Talk.Session({ appId: "demo", userId: "alice", tokenFetcher: failing });
      const name = (await patient.currentUser.get())?.name.split(" ")[0];
      patient.destroy();
      return {
        none: await works({}),
        token: await works({ token: good }),
        wrong: await works({ token: `${good}x` }),
        signature: await works({ signature }),
        wrongSignature: await works({ signature: "00" }),
        fetched: await works({ tokenFetcher: () => good }),
        fetchedLater: await works({ tokenFetcher: async () => good }),
        retried: [name, fetches, told],
      };
    },
    [good, signature] as const,
  );
  expect(tried).toEqual({
    ...{ none: false, token: true, wrong: false, signature: true, wrongSignature: false },
    ...{ fetched: true, fetchedLater: true, retried: ["Alice", 3, 2] },
  });
});

// shows: A18, A39, B53
test("references are made without a request, and are the same for the same", async ({ page }) => {
  const found = await page.evaluate(() => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const conversation = session.conversation("c");
    const [bob, message] = [session.user("bob"), conversation.message("m")];
    const wrong = [() => session.user(""), () => session.user(3 as never), () => session.conversation("")];
    return [
      session.user("bob") === bob && bob.id === "bob",
      conversation === session.conversation("c") && conversation.id === "c",
      conversation.message("m") === message && message.id === "m",
      conversation.participant("bob") === conversation.participant(bob),
      conversation.message("m").reactions("👍") !== undefined,
      ...wrong.map((make) => {
        try {
          make();
          return "made";
        } catch (error) {
          return (error as Error).message;
        }
      }),
    ];
  });
  expect(found).toEqual([
    ...[true, true, true, true, true],
    "id must be a string that is not empty, not an empty string.",
    "id must be a string that is not empty, not a value of type number.",
    "id must be a string that is not empty, not an empty string.",
  ]);
});

// shows: A12
test("what is wrong with a session is said once, where developers look, with a way to its explanation", async ({
  chinwag,
  page,
}) => {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().startsWith("Chinwag")) said.push(message.text());
  });
  await page.evaluate(() => {
    const session = new Talk.Session({ appId: "nowhere", userId: "alice" });
    session.createInbox().mount(document.getElementById("left"));
    return session.hasValidCredentials();
  });
  await expect
    .poll(() => said)
    .toEqual([expect.stringContaining(`See ${chinwag.origin}/docs/errors#UNKNOWN_APP`)]);
  await page.evaluate(() => {
    const token = "not.a.token";
    return new Talk.Session({ appId: "demo", userId: "alice", token }).hasValidCredentials();
  });
  await expect
    .poll(() => said[1])
    .toMatch(new RegExp(`See ${chinwag.origin}/docs/errors#CREDENTIALS_INVALID$`));
  const blocked = await page.evaluate(async () => {
    globalThis.WebSocket = class extends EventTarget {
      constructor() {
        super();
        queueMicrotask(() => {
          for (const type of ["error", "close"]) {
            const event = new Event(type);
            this.dispatchEvent(event);
            (this as unknown as Record<string, (event: Event) => void>)[`on${type}`]?.(event);
          }
        });
      }
      close() {}
    } as never;
    return new Talk.Session({ appId: "demo", userId: "carol" }).hasValidCredentials();
  });
  expect(blocked).toBe(false);
  await expect.poll(() => said[2]).toContain(`no connection to ${chinwag.origin} has come about yet.`);
  expect(said[2]).toContain("/docs/errors#UNREACHABLE");
  const explanation = await fetch(`${chinwag.origin}/docs/errors`);
  expect(await explanation.text()).toContain('id="UNREACHABLE"');
  expect(said).toHaveLength(3);
});

test("a container that is not there is refused, with a way to the explanation", async ({ chinwag, page }) => {
  const refused = await page.evaluate(() => {
    const box = new Talk.Session({ appId: "demo", userId: "alice" }).createChatbox();
    return box.mount(document.getElementById("nowhere")).catch((error: Error) => error.message);
  });
  expect(refused).toBe(
    `container must be an element of the page (See ${chinwag.origin}/docs/errors#NO_CONTAINER), not null.`,
  );
});

// shows: A298
test("all that the current page names is there, beside all that the older one names", async ({ page }) => {
  const missing = await page.evaluate(() => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const current =
      "conversation user currentUser isAlive setPushRegistration unsetPushRegistration clearPushRegistrations " +
      "onBrowserPermissionNeeded onBrowserPermissionDenied onMessage onDesktopNotificationClicked unreads";
    const older =
      "on off getOrStartConversation getOrCreateConversation createChatbox createInbox createPopup destroy " +
      "registerDevice unregisterDevice syncThemeForLocalDev setDesktopNotificationEnabled hasValidCredentials " +
      "getChatboxes getInboxes getPopups";
    return `${current} ${older}`.split(" ").filter((name) => !(name in session));
  });
  expect(missing).toEqual([]);
});
