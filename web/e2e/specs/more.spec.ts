import { message, messages, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: B77, B119-B126, D48
test("a page puts panels above the message field", async ({ open }) => {
  const alice = await open("more.html", {});
  const told = alice.locator("output");
  await expect(told).toHaveText("panel:In a panel:true:false");
  const frame = alice.locator("iframe").first();
  await expect(alice.frameLocator("iframe").first().getByText("This is a panel")).toBeVisible();
  const height = async () => (await frame.boundingBox())?.height;
  expect(await height()).toBe(60);
  const field = await alice.getByRole("textbox").boundingBox();
  const box = await frame.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(field?.y ?? 0);

  await alice.getByRole("button", { name: "Hide the panel" }).click();
  await expect(told).toHaveText(/hidden:false\s*$/);
  await expect(frame).toBeHidden();
  await alice.getByRole("button", { name: "Another conversation" }).click();
  await expect(told).toHaveText(/other:true:true gone:false\s*$/);
  await expect(alice.locator("iframe")).toHaveCount(1);
  expect(await height()).toBe(100);
});

// shows: B84-B86
test("words are highlighted, and one goes from one to the next", async ({ chinwag, open }) => {
  await chinwag.rest("PUT", "/conversations/hay", { participants: ["alice", "bob"] });
  for (let round = 0; round < 5; round++) {
    const stalks = Array.from({ length: 10 }, (_, index) => ({
      type: "UserMessage",
      sender: "bob",
      text: index === 3 && round !== 2 ? `A *needle* of ${round}` : `Hay ${round} ${index}`,
    }));
    await chinwag.rest("POST", "/conversations/hay/messages", stalks);
  }
  const alice = await open("more.html", { conversation: "hay" });
  await expect(message(alice, "Hay 4 9")).toBeVisible();
  const told = alice.locator("output");
  const go = async (way: string, found: boolean, isLast: boolean) => {
    await alice.getByRole("button", { name: way, exact: true }).click();
    await expect(told).toHaveText(new RegExp(`\\{"found":${found},"isLast":${isLast}\\}\\s*$`));
    await alice.evaluate(() => document.querySelector("output")?.replaceChildren());
  };
  await alice.getByRole("button", { name: "Highlight" }).click();
  const marked = () => alice.evaluate(() => CSS.highlights.get("chinwag-words")?.size ?? 0);
  await expect.poll(marked).toBeGreaterThan(0);
  await go("Up", true, false);
  await go("Up", true, false);
  await expect(messages(alice).getByText("of 3")).toBeInViewport();
  await go("Up", true, false);
  await go("Up", true, true);
  await expect(messages(alice).getByText("of 0")).toBeInViewport();
  await go("Up", false, false);
  await go("Down", true, false);
  await expect(messages(alice).getByText("of 1")).toBeInViewport();
});

// shows: B64, B65, B67, B152
test("a page offers files and places, and has a say in them too", async ({ chinwag, open }) => {
  const alice = await open("more.html", {}, async (page) => {
    await page.context().grantPermissions(["geolocation"]);
    await page.context().setGeolocation({ latitude: 52.37, longitude: 4.89 });
  });
  const told = alice.locator("output");
  await expect(alice.getByRole("textbox")).toBeVisible();
  await alice.getByRole("button", { name: "Send a file" }).click();
  await expect(alice.getByRole("list", { name: "Attached files" })).toContainText("hello.txt");
  await alice.getByRole("button", { name: "Send", exact: true }).click();
  await expect(told).toHaveText(/file:5:blob:\s*$/);
  await alice.getByRole("button", { name: "Send the place" }).click();
  const panel = alice.getByRole("region", { name: "Share location" });
  await panel.getByRole("button", { name: "Share location" }).click();
  await expect(told).toHaveText(/place:52.37,4.89\s*$/);
  await alice.getByRole("button", { name: "Send a nameless file" }).click();
  await expect(told).toHaveText(/file.name must be a name with an extension.*$/);
  const customs = async () => {
    const { data } = (await chinwag.rest("GET", "/conversations/alice-bob/messages?limit=2")) as {
      data: { custom: unknown }[];
    };
    return data.map(({ custom }) => custom);
  };
  await expect.poll(customs).toEqual([{ seen: "yes" }, { seen: "yes" }]);
});

// shows: A52, B78, B114
test("while a page says that nobody looks, nothing is read", async ({ chinwag, open }) => {
  const alice = await open("more.html", { conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  const seen = async () => {
    const { data } = (await chinwag.rest("POST", "/presences", { userIds: ["alice"] })) as {
      data: { alice?: { widgets: { custom: unknown }[] } };
    };
    return (data.alice?.widgets ?? []).map(({ custom }) => custom);
  };
  const isUnread = async () => {
    const { isUnread } = (await chinwag.rest("GET", "/users/alice/conversations/alice-bob")) as {
      isUnread: boolean;
    };
    return isUnread;
  };
  await say(bob, "Are you there?");
  await expect(message(alice, "Are you there?")).toBeVisible();
  expect(await seen()).toEqual([]);
  await say(bob, "Still not?");
  await expect(message(alice, "Still not?")).toBeVisible();
  await alice.getByRole("button", { name: "Look at an old message" }).click();
  await expect.poll(seen).toEqual([{ page: "more" }]);
  await expect.poll(isUnread).toBe(false);
});

// shows: B62
test("a page leads to a message, far above as it may be", async ({ chinwag, open }) => {
  await chinwag.rest("PUT", "/conversations/long", { participants: ["alice", "bob"] });
  const ids: string[] = [];
  for (let round = 0; round < 8; round++) {
    const lines = Array.from({ length: 10 }, (_, index) => ({
      type: "UserMessage",
      sender: "bob",
      text: `Line ${round} ${index}`,
    }));
    ids.push(
      ...((await chinwag.rest("POST", "/conversations/long/messages", lines)) as { id: string }[]).map(
        ({ id }) => id,
      ),
    );
  }
  const alice = await open("more.html", { conversation: "long" });
  await expect(message(alice, "Line 7 9")).toBeInViewport();
  await alice.evaluate((id) => Object.assign(window, { messageId: id }), ids[12] ?? "");
  await alice.getByRole("button", { name: "Look at an old message" }).click();
  await expect(message(alice, "Line 1 2")).toBeInViewport();
});

// shows: A47
test("who begins to type, with the focus nowhere, types into the chat", async ({ open }) => {
  const alice = await open("more.html", {});
  const field = alice.getByRole("textbox");
  await expect(field).toBeFocused();
  await field.evaluate((element: HTMLElement) => element.blur());
  await alice.keyboard.type("hello");
  await expect(field).toHaveValue("hello");
});
