import { expect, test } from "vitest";
import { event, idOf, message, snapshot, user } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

// shows: A197, A231, A232, A233, A234
test("an edit says what changes, and what is absent stays", async () => {
  const story = new Story();
  const ref = story.session.conversation("c").message(idOf(1));
  const edits = [
    ref.edit("new"),
    ref.edit({ text: "new", custom: { a: null } }),
    ref.edit({ custom: null }),
    ref.edit({ content: [{ type: "text", children: ["new"] }] }),
  ];
  await story.connects();
  const requests = await story.hears(...edits.map(() => "message.edit"));
  const where = { conversation: "c", message: idOf(1) };
  expect(requests.map(({ id: _, op: __, ...fields }) => fields)).toEqual([
    { ...where, text: "new" },
    { ...where, text: "new", custom: { a: null } },
    { ...where, custom: null },
    { ...where, content: [{ type: "text", children: ["new"] }] },
  ]);
  for (const request of requests) story.answers(request, { message: message(1) });
  await Promise.all(edits);
});

// shows: A197, A233
test("what a message cannot become is refused here, what it may not become by the server", async () => {
  const story = new Story();
  const ref = story.session.conversation("c").message(idOf(1));
  await expect(ref.edit({ text: 7 as never })).rejects.toThrow("text must be a string, not 7.");
  await expect(ref.edit(null as never)).rejects.toThrow("must be an object, not null");
  const edit = ref.edit("new");
  await story.connects();
  story.refuses((await story.hears("message.edit"))[0], "NOT_PERMITTED");
  await expect(edit).rejects.toMatchObject({ code: "NOT_PERMITTED" });
});

// shows: A196, A198, A268
test("who deletes a message finds it gone, without asking again", async () => {
  const story = new Story();
  await story.following(() => story.session.conversation("c").subscribeMessages(), snapshot("c", 2));
  const ref = story.session.conversation("c").message(idOf(2));
  expect(await ref.get()).toMatchObject({ plaintext: "text 2" });
  const deleted = ref.delete();
  const [request] = await story.hears("message.delete");
  expect(request).toMatchObject({ conversation: "c", message: idOf(2) });
  const gone = { messageId: idOf(2), senderId: "bob", lastMessage: message(1) };
  story.says(event("c", 3, "message.deleted", gone), { id: request?.id, ok: {} });
  await deleted;
  expect(await ref.get()).toBe(null);
  await story.hearsNothing();
});

// shows: A198, A268
test("one's own edit is there to be read once it is acknowledged", async () => {
  const story = new Story();
  await story.following(() => story.session.conversation("c").subscribe(), snapshot("c", 1));
  const ref = story.session.conversation("c").message(idOf(1));
  const edited = ref.edit("new");
  const [request] = await story.hears("message.edit");
  const change = { content: [{ type: "text", children: ["new"] } as const], revision: 2, editedAt: 5 };
  const changed = message(1, { ...change, content: [{ type: "text", children: ["new"] }] });
  story.says(event("c", 2, "message.changed", { message: changed }), {
    id: request?.id,
    ok: { message: changed },
  });
  await edited;
  expect(await ref.get()).toMatchObject({ plaintext: "new", editedAt: 5 });
  await story.hearsNothing();
});

// shows: A198
test("where no message can be, there is none", async () => {
  const story = new Story();
  const found = story.session.conversation("c").message("nonsense").get();
  await story.connects();
  story.refuses((await story.hears("message.get"))[0], "INVALID_ID");
  expect(await found).toBe(null);
  const refused = story.session.conversation("c").message(idOf(1)).get();
  story.refuses((await story.hears("message.get"))[0], "INTERNAL");
  await expect(refused).rejects.toMatchObject({ code: "INTERNAL" });
  const other = story.session.conversation("c").message(idOf(1)).get();
  const [request] = await story.hears("message.get");
  story.answers(request, { message: message(1), users: [user("bob")], references: [] });
  expect(await other).toMatchObject({ id: idOf(1), sender: { id: "bob" } });
});
