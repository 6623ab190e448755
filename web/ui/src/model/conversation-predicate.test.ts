import { expect, it } from "vitest";
import { conversationFilter } from "./conversation-predicate.ts";

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
