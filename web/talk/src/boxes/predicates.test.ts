import { describe, expect, it, vi } from "vitest";
import { requireConversationPredicate, requireMessagePredicate } from "./predicates.ts";

describe("requireMessagePredicate", () => {
  it("takes what is right", () => {
    const given = ["any", [{ sender: { role: ["!=", "bot"] } }, { custom: { a: "exists" } }, {}]];
    expect(requireMessagePredicate(given, "filter")).toEqual(given);
  });

  it.each([
    [null, "filter must be an object, not null."],
    ["all", "filter must be an object, not a value of type string."],
    [["all", []], 'filter must be ["any", [predicate, ...]], not an array.'],
    [["any", {}], "filter[1] must be an array, not a value of type object."],
    [
      ["any", [{ createdAt: 5 }]],
      "filter[1][0].createdAt must be [operator, value] with one of > < >= <= between !between, not a value of type number.",
    ],
    [{ createdAt: ["between", [1]] }, "filter.createdAt[1] must be an array of 2, not an array."],
    [{ createdAt: [">", "5"] }, "filter.createdAt[1] must be a number, not a value of type string."],
    [{ sender: "bob" }, "filter.sender must be an object, not a value of type string."],
    [{ sender: { id: ["==", 5] } }, "filter.sender.id[1] must be a string, not a value of type number."],
    [{ origin: ["oneOf", "web"] }, "filter.origin[1] must be an array, not a value of type string."],
    [
      { custom: { a: "yes" } },
      "filter.custom.a must be [operator, value] with one of == != oneOf !oneOf, not a value of type string.",
    ],
  ])("says of %j what is wrong", (given, message) => {
    expect(() => requireMessagePredicate(given, "filter")).toThrow(message);
  });

  it("keeps what it was given, whatever becomes of that", () => {
    const given = { sender: { id: ["==", "bob"] } };
    const kept = requireMessagePredicate(given, "filter");
    given.sender.id[1] = "carol";
    expect(kept).toEqual({ sender: { id: ["==", "bob"] } });
  });
});

describe("requireConversationPredicate", () => {
  it("takes a conversation without a subject, and both names of being unread", () => {
    const given = { subject: ["==", null], isUnread: true, hasUnreadMessages: true };
    expect(requireConversationPredicate(given, "filter")).toEqual(given);
  });

  it("warns of a field that is not known", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    requireConversationPredicate({ unread: true }, "filter");
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("filter.unread is not known"));
    warn.mockRestore();
  });
});
