import { message } from "../../support/chat.ts";
import { expect, test } from "../../support/try-page.ts";

// shows: A28, B21-B27, B29-B32
test("a builder stores nothing until it is used, and then all of it", async ({ chinwag, page }) => {
  const participants = await page.evaluate(() => {
    const session = new Talk.Session({ appId: "demo", userId: "alice" });
    const builder = session.getOrCreateConversation("order");
    builder.setAttributes({ subject: "Older", custom: { state: "new" }, orderNumber: 17 } as never);
    builder.setAttributes({ welcomeMessages: ["Welcome"], photoUrl: "https://example.com/o.png" });
    builder.subject = "Order";
    builder.setParticipant(session.me);
    builder.setParticipant(new Talk.User({ id: "nils", name: "Nils", role: "default" }), { access: "Read" });
    builder.setParticipant(new Talk.User("nils"), { notify: "MentionsOnly" });
    globalThis.kept = { builder, session };
    const { participants } = builder as unknown as { participants: object };
    return [builder.id, Object.keys(participants)];
  });
  expect(participants).toEqual(["order", ["alice", "nils"]]);
  await expect(chinwag.rest("GET", "/conversations/order")).rejects.toThrow("404");

  await page.evaluate(() => globalThis.kept.builder.sendMessage("*Hi*", { custom: { from: "page" } }));
  expect(await chinwag.rest("GET", "/conversations/order")).toMatchObject({
    ...{ subject: "Order", photoUrl: "https://example.com/o.png", custom: { state: "new" } },
    welcomeMessages: ["Welcome"],
    participants: {
      alice: { access: "ReadWrite" },
      nils: { access: "Read", notify: "MentionsOnly" },
    },
  });
  const { data } = (await chinwag.rest("GET", "/conversations/order/messages")) as { data: object[] };
  expect(data).toMatchObject([{ text: "*Hi*", senderId: "alice", origin: "web", custom: { from: "page" } }]);

  await page.evaluate(async () => {
    const { builder, session } = globalThis.kept;
    builder.setAttributes({ subject: null, custom: { state: null, seen: "yes" } });
    const box = session.createChatbox();
    await box.mount(document.getElementById("left"));
    await box.select(builder);
  });
  expect(await chinwag.rest("GET", "/conversations/order")).toMatchObject({
    ...{ subject: null, custom: { seen: "yes" }, photoUrl: "https://example.com/o.png" },
  });
  await expect(message(page, "Welcome")).toBeVisible();
});

// shows: A29, A30, A297, B33-B36
test("the older way to a conversation gives one to select", async ({ chinwag, page }) => {
  const [id, people] = await page.evaluate(async () => {
    const me = new Talk.User({ id: "zoe", name: "Zoë", role: "default" });
    const session = new Talk.Session({ appId: "demo", me });
    const other = new Talk.User({ id: "nils", name: "Nils", role: "default" });
    const conversation = session.getOrStartConversation(other, {
      subject: "Two",
      welcomeMessages: ["Hello"],
    });
    await session.createChatbox(conversation).mount(document.getElementById("left"));
    const third = new Talk.User({ id: "oda", name: "Oda", role: "default" });
    const group = session.getOrStartConversation("three", {
      participants: [other, third],
      custom: { a: "1" },
    });
    await session.createInbox({ selected: group }).mount(document.getElementById("right"));
    return [conversation.id, conversation.participants.map(({ user }) => user.id)] as const;
  });
  expect(people).toEqual(["zoe", "nils"]);
  const stored = (path: string) => chinwag.rest("GET", `/conversations/${path}`).catch(() => null);
  await expect
    .poll(() => stored(id))
    .toMatchObject({ subject: "Two", welcomeMessages: ["Hello"], participants: { zoe: {}, nils: {} } });
  await expect
    .poll(() => stored("three"))
    .toMatchObject({ custom: { a: "1" }, participants: { zoe: {}, nils: {}, oda: {} } });
});
