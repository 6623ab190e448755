import type { ConversationPredicate, ConversationSnapshot } from "@chinwag/core";
import { expect, it } from "vitest";
import { conversationFilter, matchesConversation } from "./conversation-predicate.ts";

it("is no filter when all conversations are wanted", () => {
  expect(conversationFilter({})).toBeUndefined();
});

it("says what the server has other words for", () => {
  expect(conversationFilter({ hasUnreadMessages: true, lastMessageTs: [">", 5] })).toEqual({
    isUnread: true,
    lastActivityAt: [">", 5],
    hasMessages: true,
  });
});

it("goes through all of several", () => {
  expect(conversationFilter(["any", [{ subject: ["==", null] }, {}]])).toEqual([
    "any",
    [{ subject: ["==", null] }, {}],
  ]);
});

it("never asks for conversations without access, of which there are none in a list", () => {
  expect(conversationFilter({ access: ["!=", "None"] })).toEqual({ access: ["!oneOf", []] });
  expect(conversationFilter({ access: ["oneOf", ["None", "Read"]] })).toEqual({
    access: ["oneOf", ["Read"]],
  });
});

const conversation = {
  access: "ReadWrite",
  custom: { kind: "work" },
  isUnread: true,
  subject: null,
  createdAt: 1_000,
  lastMessage: { createdAt: 2_000 },
} as unknown as ConversationSnapshot;

const ROWS: [ConversationPredicate, boolean][] = [
  [{}, true],
  [{ access: ["==", "ReadWrite"], custom: { kind: "exists" } }, true],
  [{ access: ["oneOf", ["Read", "None"]] }, false],
  [{ isUnread: false }, false],
  [{ hasUnreadMessages: true }, true],
  [{ subject: ["==", null] }, true],
  [{ lastMessageTs: ["between", [1_500, 2_000]] }, false],
  [{ createdAt: ["<=", 1_000] }, true],
  [["any", [{ isUnread: false }, { subject: ["!=", "Plans"] }]], true],
];

// shows: B129, B131, B132, B134, B135
it.each(ROWS)("%j is %s for a conversation", (predicate, expected) => {
  expect(matchesConversation(conversation, predicate)).toBe(expected);
});

it("finds no time of a last message where there is none", () => {
  expect(matchesConversation({ ...conversation, lastMessage: null }, { lastMessageTs: ["<", 9e12] })).toBe(
    false,
  );
});
