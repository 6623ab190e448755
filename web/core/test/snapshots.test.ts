import fc from "fast-check";
import { expect, test } from "vitest";
import { Conversation } from "../src/entities/conversation.ts";
import { applyConversationEvent } from "../src/entities/conversation-events.ts";
import { Users } from "../src/entities/users.ts";
import { timeOfMessageId } from "../src/snapshots/message-id.ts";
import { plaintext } from "../src/snapshots/plaintext.ts";
import { share } from "../src/snapshots/share.ts";
import { Snapshots } from "../src/snapshots/snapshots.ts";
import type { TextNode } from "../src/types/content.ts";
import { idOf, message, timeOf, user, view } from "./harness/fixtures.ts";

const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    fc.constantFrom(null, true, 1, "a", "b"),
    fc.array(tie("node"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("x", "y", "__proto__"), tie("node"), { maxKeys: 3 }),
  ),
})).node;

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function expectDeeplyFrozen(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  expect(Object.isFrozen(value)).toBe(true);
  for (const part of Object.values(value)) expectDeeplyFrozen(part);
}

/** Parts that are equal at the same place must be the same object. */
function expectReuse(before: unknown, after: unknown): void {
  if (typeof before !== "object" || typeof after !== "object" || !before || !after) return;
  if (JSON.stringify(before) === JSON.stringify(after)) expect(after).toBe(before);
  else
    for (const key of Object.keys(after)) {
      if (Object.hasOwn(before, key)) expectReuse(before[key as never], after[key as never]);
    }
}

// shows: A269, A270, C49
test("equal content is the same reference, other content a new frozen one, equal parts reused", () => {
  fc.assert(
    fc.property(tree, tree, (a, b) => {
      const before = share(undefined, clone(a));
      expectDeeplyFrozen(before);
      expect(share(before, clone(a))).toBe(before);
      const after = share(before, clone(b));
      expect(JSON.stringify(after)).toBe(JSON.stringify(b));
      expect(JSON.stringify(before)).toBe(JSON.stringify(a));
      expectDeeplyFrozen(after);
      expectReuse(before, after);
    }),
  );
});

const step = fc.oneof(
  fc.record({
    kind: fc.constant("rename" as const),
    id: fc.constantFrom("bob", "carol"),
    name: fc.constantFrom("X", "Y"),
  }),
  fc.record({
    kind: fc.constant("edit" as const),
    n: fc.integer({ min: 1, max: 3 }),
    text: fc.constantFrom("x", "y"),
  }),
  fc.record({
    kind: fc.constant("react" as const),
    n: fc.integer({ min: 1, max: 3 }),
    who: fc.constantFrom("alice", "bob"),
    count: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({ kind: fc.constant("type" as const), who: fc.constantFrom("bob", "carol"), forMs: fc.nat(1) }),
  fc.record({ kind: fc.constant("repeat" as const) }),
);

// shows: A269, A270
test("through any changes, a snapshot is a new one exactly when its content is", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const users = new Users(() => {});
      const snapshots = new Snapshots({
        origin: "",
        users,
        subscriber: { readUser: () => {}, readReactions: () => {} },
      });
      const conversation = new Conversation("c");
      users.learn({ users: [user("alice"), user("bob"), user("carol")] });
      conversation.show(view("c", { lastMessage: entity(3, "x", 3) }));
      for (const n of [1, 2, 3]) conversation.timeline.learn(entity(n, "x", n));
      let revision = 10;
      const look = (last: ReturnType<typeof snapshots.typing>) => ({
        conversation: snapshots.conversation(conversation),
        messages: [1, 2, 3].map((n) => snapshots.message(conversation, idOf(n))),
        typing: snapshots.typing(conversation, last),
      });
      let before = look(null);
      for (const change of steps) {
        revision += 1;
        if (change.kind === "rename")
          users.learn({ users: [user(change.id, { name: change.name, revision })] });
        if (change.kind === "edit") conversation.timeline.learn(entity(change.n, change.text, revision));
        if (change.kind === "repeat" && conversation.known) conversation.known = clone(conversation.known);
        if (change.kind === "react") react(conversation, revision, change);
        if (change.kind === "type") {
          conversation.typing.start(
            { userId: change.who, sinceMs: 0, forMs: change.forMs },
            revision,
            () => {},
          );
        }
        const after = look(before.typing);
        for (const part of ["conversation", "typing"] as const) {
          expectDeeplyFrozen(after[part]);
          const equal = JSON.stringify(after[part]) === JSON.stringify(before[part]);
          expect(after[part] === before[part]).toBe(equal);
        }
        expectReuse(before.conversation, after.conversation);
        // Whoever types is shown by the same object as everywhere else.
        for (const one of after.typing?.many === false ? after.typing.users : []) {
          expect(one).toBe(users.get(one.id));
        }
        for (const [n, message] of after.messages.entries()) {
          expectDeeplyFrozen(message);
          const last = before.messages[n];
          expect(message === last).toBe(JSON.stringify(message) === JSON.stringify(last));
          expectReuse(last, message);
        }
        before = after;
      }
    }),
  );
});

function react(
  conversation: Conversation,
  revision: number,
  { n, who, count }: { n: number; who: string; count: number },
): void {
  const place = { messageId: idOf(n), emoji: "👍", count };
  const reaction = { userId: who, createdAt: 1, revision };
  applyConversationEvent(
    conversation,
    revision,
    count === 0
      ? { event: "reaction.removed", ...place, userId: who }
      : { event: "reaction.added", ...place, reaction, user: user(who) },
  );
}

function entity(n: number, text: string, revision: number) {
  const referencedMessageId = n > 1 ? idOf(n - 1) : null;
  const senderId = n % 2 === 0 ? "bob" : "carol";
  return message(n, {
    content: [{ type: "text", children: [text] }],
    referencedMessageId,
    revision,
    senderId,
  });
}

// shows: A206, A222, A238
test("the id of a message tells when it was sent", () => {
  expect(timeOfMessageId(idOf(17))).toBe(timeOf(17));
  expect(timeOfMessageId(null)).toBe(0);
  expect(timeOfMessageId("msg_!")).toBe(0);
  expect(timeOfMessageId("from elsewhere")).toBe(0);
});

test("plain text leaves formatting out, also of kinds that do not exist yet", () => {
  const later = { type: "sparkle", children: ["!"] } as unknown as TextNode;
  const bold: TextNode = { type: "bold", children: ["a", { type: "codeSpan", text: "b" }] };
  expect(plaintext([{ type: "text", children: [bold, " c", later] }])).toBe("ab c!");
  const point = (text: string): TextNode => ({ type: "bulletPoint", children: [text] });
  const list: TextNode = { type: "bulletList", children: [point("one"), point("two")] };
  const mention: TextNode = { type: "mention", id: "bob", text: "Bob" };
  expect(plaintext([{ type: "text", children: ["for ", mention, list, "end"] }])).toBe(
    "for @Bob\n- one\n- two\nend",
  );
  expect(plaintext([{ type: "location", latitude: 1, longitude: 2 }])).toBe("");
});
