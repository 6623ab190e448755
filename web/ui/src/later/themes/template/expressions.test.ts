import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import { ExpressionProblem, parseExpression } from "./parse-expression.ts";
import { asValue, type Value } from "./values.ts";

const DATA: Record<string, unknown> = {
  sender: { id: "bob", name: "Bob", isMe: false, photoUrl: null },
  custom: { replyCount: "3", plan: "gold" },
  conversation: { subject: "Trip", otherParticipants: [{ id: "bob" }, { id: "eve" }] },
  reactions: [],
  timestamp: new Date(2026, 2, 4, 15, 6, 7).getTime(),
  theme: { custom: { accent: "red" } },
};

function value(text: string): Value {
  const scope = new Map(Object.entries(DATA).map(([name, of]) => [name, asValue(of)]));
  return evaluate(parseExpression(text), scope, { locale: "en" });
}

describe("an expression", () => {
  // shows: D75
  it.each<[string, Value]>([
    ["sender.name", "Bob"],
    ["sender['name']", "Bob"],
    ["conversation.otherParticipants[1].id", "eve"],
    ["conversation.otherParticipants.length", 2],
    ["conversation.otherParticipants.size", 2],
    ["nothing.at.all", null],
    ["'text'", "text"],
    ["-1.5", -1.5],
    ["sender.isMe == false and conversation.otherParticipants.length > 1", true],
    ["sender.isMe === false && !sender.photoUrl", true],
    ["sender.isMe || sender.name", "Bob"],
    ["not sender.isMe", true],
    ["custom.replyCount > 2", true],
    ["custom.replyCount == 3", true],
    ["custom.plan != 'gold'", false],
    ["custom.plan contains 'ol'", true],
    ["'b' >= 'a'", true],
    ["sender.photoUrl == null", true],
    ["sender.isMe | then: 'mine' | else: 'theirs'", "theirs"],
    ["custom.plan == 'gold' | then: sender.name", "Bob"],
    ["sender.photoUrl | else: 'none'", "none"],
    ["(sender.isMe or true) | then: 1 | else: 2", 1],
    ["sender.name | upcase | append: '!'", "BOB!"],
    ["conversation.subject | default: 'Chat'", "Trip"],
    ["sender.photoUrl | default: 'Chat'", "Chat"],
    ["custom.replyCount | plus: 1 | times: 2", 8],
    ["timestamp | date: '%d %B %Y, %H:%M:%S %p'", "04 March 2026, 15:06:07 PM"],
    ["'abcdef' | truncate: 4", "abc…"],
    ["theme.custom.accent", "red"],
  ])("%s", (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each([
    "sender.constructor",
    "sender.__proto__",
    "sender['constructor']['constructor']",
    "sender.name.constructor",
    "reactions.map",
    "reactions['concat']",
    "sender.toString",
    "constructor",
    "__proto__.polluted",
    "sender.hasOwnProperty",
  ])("has no way to what is no data: %s", (text) => {
    expect(value(text)).toBeNull();
  });

  it("sees neither functions nor objects that are more than data", () => {
    expect(asValue(() => 1)).toBeNull();
    expect(asValue(new Date())).toBeNull();
    expect(asValue(document)).toBeNull();
    expect(asValue({ a: 1 })).toEqual({ a: 1 });
  });

  it.each([
    ["sender.", 7, "after the dot comes a name"],
    ["sender.name |", 13, "name of a filter"],
    ["sender.name | shout", 14, "there is no filter shout; there are then, else, upcase"],
    ["a + b", 2, "| plus: 1"],
    ["a ? b : c", 2, "| then: a | else: b"],
    ["'open", 0, "this quote is not closed"],
    ["a b", 2, "an operator"],
    ["(a", 2, "a ) is missing"],
    ["a == ", 5, "a value was expected"],
    [`${"(".repeat(60)}a`, 41, "nested too deeply"],
    [`${"a or ".repeat(60)}a`, 205, "too many operators"],
  ])("is refused by name and place: %s", (text, at, message) => {
    let problem: unknown;
    try {
      parseExpression(text);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(ExpressionProblem);
    expect((problem as ExpressionProblem).message).toContain(message);
    expect((problem as ExpressionProblem).at).toBe(at);
  });
});
