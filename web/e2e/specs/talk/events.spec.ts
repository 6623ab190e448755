import { field, message } from "../../support/chat.ts";
import { expect, test } from "../../support/try-page.ts";

const text = (sender: string, text: string, more: object = {}) => [
  { type: "UserMessage", sender, text, ...more },
];

// shows: A35, A40, A42, A79-A86, A89-A101, A273, A304, A305
test("messages and their conversations are told with all that is known of them", async ({
  chinwag,
  page,
}) => {
  await chinwag.rest("PUT", "/users/zoe", { name: "Zoë", custom: { a: "1" } });
  await chinwag.rest("PUT", "/conversations/full", {
    ...{ participants: ["alice", "zoe"], subject: "Full", photoUrl: "https://example.com/f.png" },
    ...{ welcomeMessages: ["Welcome"], custom: { state: "new" } },
  });
  await page.evaluate(async () => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const told: unknown[] = [];
    const older = () => told.push("older");
    session.onMessage((message) => told.push(message));
    session.on("message", older);
    await session.currentUser.get();
    globalThis.kept = { session, told, older };
  });
  const told = (count: number) =>
    expect.poll(() => page.evaluate(() => globalThis.kept.told.length)).toBe(count);
  await chinwag.rest("POST", "/conversations/full/messages", text("zoe", "*Hi*", { custom: { b: "2" } }));
  await told(2);
  const first = await page.evaluate(() => globalThis.kept.told[0]);
  expect(first).toEqual({
    ...{ id: expect.stringMatching(/^msg_/), type: "text", body: "Hi", custom: { b: "2" } },
    ...{
      isByMe: false,
      senderId: "zoe",
      sender: expect.objectContaining({ name: "Zoë", custom: { a: "1" } }),
    },
    ...{ attachment: null, location: null, read: false, origin: "rest", timestamp: expect.any(Number) },
    conversation: {
      ...{ id: "full", subject: "Full", topicId: "Full", photoUrl: "https://example.com/f.png" },
      ...{ welcomeMessages: ["Welcome"], custom: { state: "new" } },
      participants: { alice: { access: "ReadWrite" } },
    },
  });

  await page.evaluate(async () => {
    const { session, older } = globalThis.kept;
    session.off("message", older);
    session.off("message", () => undefined);
    const content = [{ type: "location", latitude: 52.37, longitude: 4.89 }];
    await session.conversation("full").send({ content });
    const dots = new Blob([
      Uint8Array.from(atob("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"), (one) =>
        one.charCodeAt(0),
      ),
    ]);
    const fileToken = await session.uploadImage(dots, { filename: "dot.gif", width: 1, height: 1 });
    await session.conversation("full").send({ content: [{ type: "file", fileToken }] });
  });
  await chinwag.rest("POST", "/conversations/full/messages", [{ type: "SystemMessage", text: "Closed" }]);
  await told(5);
  const [, , place, picture, system] = (await page.evaluate(() => globalThis.kept.told)) as object[];
  expect(place).toMatchObject({ type: "location", location: [52.37, 4.89], isByMe: true, attachment: null });
  expect(picture).toMatchObject({
    ...{ type: "media", location: null, isByMe: true, origin: "rest" },
    attachment: { url: expect.stringMatching(/^http/), size: 42, dimensions: { width: 1, height: 1 } },
  });
  expect(system).toMatchObject({ senderId: null, sender: null, body: "Closed" });

  await page.evaluate(async () => {
    const { session } = globalThis.kept;
    const builder = session.getOrCreateConversation("bare");
    await builder.sendMessage("alone");
  });
  await told(6);
  expect(await page.evaluate(() => globalThis.kept.told[5].conversation)).toEqual({
    ...{ id: "bare", subject: null, topicId: null, photoUrl: null, welcomeMessages: null, custom: {} },
    participants: { alice: { access: "ReadWrite" } },
  });
});

// shows: A73-A78, A303
test("what is unread is told at first and whenever it changes", async ({ chinwag, page }) => {
  await page.evaluate(() => {
    const session = new Talk.Session({
      appId: "demo",
      me: new Talk.User({ id: "zoe", name: "Zoë", role: "default" }),
    });
    const told: unknown[] = [];
    const older = (unreads: unknown[]) => told.push(`older ${unreads.length}`);
    session.unreads.onChange((unreads) => told.push(unreads));
    session.unreads.on("change", older);
    globalThis.kept = { session, told, older };
  });
  const told = () => page.evaluate(() => globalThis.kept.told);
  await expect.poll(told).toEqual([[], "older 0"]);
  await chinwag.rest("PUT", "/conversations/c", { participants: ["alice", "zoe"], subject: "News" });
  await chinwag.rest("POST", "/conversations/c/messages", text("alice", "One"));
  await expect.poll(async () => (await told()).length).toBe(4);
  const [unread] = (await told())[2] as { conversation: object; lastMessage: { conversation: object } }[];
  expect(unread).toMatchObject({
    ...{ unreadMessageCount: 1, lastMessage: { body: "One", senderId: "alice", read: false } },
    conversation: { id: "c", subject: "News", participants: { zoe: { access: "ReadWrite" } } },
  });
  expect(unread?.conversation).toEqual(unread?.lastMessage.conversation);
  await page.evaluate(async () => {
    const { session, older } = globalThis.kept;
    session.unreads.off("change", older);
    await session.conversation("c").markAsRead();
  });
  await expect.poll(told).toEqual([[], "older 0", [expect.anything()], "older 1", []]);
});

// shows: A6
test("what a newer server may say is no reason to fail", async ({ chinwag, page }) => {
  // A link scheme, a block and an action that nobody here knows are shown as what they say.
  await chinwag.rest("PUT", "/conversations/odd", { participants: ["alice", "bob"] });
  await chinwag.rest("POST", "/conversations/odd/messages", [
    { type: "SystemMessage", text: "<actionlink:never-heard-of|Words> <x-unknown:1|More words>" },
  ]);
  await page.evaluate(async () => {
    const box = new Talk.Session({ appId: "demo", userId: "alice" }).createChatbox();
    box.select("odd");
    await box.mount(document.getElementById("left"));
  });
  await expect(field(page)).toBeVisible();
  await expect(message(page, "Words")).toBeVisible();
});
