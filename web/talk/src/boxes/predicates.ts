import type { ConversationPredicate, MessagePredicate } from "@chinwag/core";
import { refuse, requireObject } from "../arguments.ts";
import { warn } from "../warn.ts";

/** Throws unless the value of a field of a predicate is right. */
type Check = (given: unknown, argument: string) => void;

const EQUALITY = ["==", "!="];
const MEMBERSHIP = ["oneOf", "!oneOf"];
const COMPARISON = [">", "<", ">=", "<="];
const RANGE = ["between", "!between"];

const text: Check = (given, argument) => {
  if (typeof given !== "string") refuse(argument, "a string", given);
};
const textOrNull: Check = (given, argument) => {
  if (given !== null && typeof given !== "string") refuse(argument, "a string or null", given);
};
const number: Check = (given, argument) => {
  if (typeof given !== "number" || Number.isNaN(given)) refuse(argument, "a number", given);
};
const flag: Check = (given, argument) => {
  if (typeof given !== "boolean") refuse(argument, "true or false", given);
};

/** Pairs of an operator and what it compares with. */
function pair(kinds: readonly (readonly [operators: readonly string[], check: Check])[]): Check {
  const operators = kinds.flatMap(([names]) => names);
  return (given, argument) => {
    const [operator, wanted] = Array.isArray(given) ? given : [];
    const kind = kinds.find(([names]) => names.includes(operator));
    if (!kind || (given as unknown[]).length !== 2) {
      return refuse(argument, `[operator, value] with one of ${operators.join(" ")}`, given);
    }
    kind[1](wanted, `${argument}[1]`);
  };
}

/** Lists, of so many where a length is given. */
function list(check: Check, length?: number): Check {
  return (given, argument) => {
    if (!Array.isArray(given) || (length !== undefined && given.length !== length)) {
      return refuse(argument, length === undefined ? "an array" : `an array of ${length}`, given);
    }
    given.forEach((one, index) => {
      check(one, `${argument}[${index}]`);
    });
  };
}

const field = (value: Check) =>
  pair([
    [EQUALITY, value],
    [MEMBERSHIP, list(value)],
  ]);
const numbers = pair([
  [COMPARISON, number],
  [RANGE, list(number, 2)],
]);

/** Custom values, each of which may only have to be there, or not to be. */
const custom: Check = (given, argument) => {
  for (const [key, wanted] of Object.entries(requireObject(given as object, argument))) {
    if (wanted !== "exists" && wanted !== "!exists") field(text)(wanted, `${argument}.${key}`);
  }
};

/** Objects of which every field may be absent. Fields that nobody knows are told of, and have no effect. */
function simple(fields: Readonly<Record<string, Check>>): Check {
  return (given, argument) => {
    for (const [key, wanted] of Object.entries(requireObject(given as object, argument))) {
      if (!Object.hasOwn(fields, key)) {
        warn(`${argument}.${key} is not known and was ignored. Known: ${Object.keys(fields).join(", ")}.`);
      } else if (wanted !== undefined) fields[key]?.(wanted, `${argument}.${key}`);
    }
  };
}

/** One predicate, or `["any", [predicate, …]]`. */
function predicate(check: Check): Check {
  return (given, argument) => {
    if (!Array.isArray(given)) return check(given, argument);
    if (given.length !== 2 || given[0] !== "any") refuse(argument, '["any", [predicate, ...]]', given);
    list(check)(given[1], `${argument}[1]`);
  };
}

const SENDER = simple({ id: field(text), locale: field(text), role: field(text), custom });
const MESSAGE = predicate(
  simple({ sender: SENDER, type: field(text), origin: field(text), custom, createdAt: numbers }),
);
const CONVERSATION = predicate(
  simple({
    access: field(text),
    custom,
    isUnread: flag,
    hasUnreadMessages: flag,
    subject: field(textOrNull),
    lastMessageTs: numbers,
    createdAt: numbers,
  }),
);

/** The argument, which must be a predicate of messages. It is copied: what the page does to its own has no effect. */
export function requireMessagePredicate(given: unknown, argument: string): MessagePredicate {
  MESSAGE(given, argument);
  return structuredClone(given) as MessagePredicate;
}

/** The same for conversations. */
export function requireConversationPredicate(given: unknown, argument: string): ConversationPredicate {
  CONVERSATION(given, argument);
  return structuredClone(given) as ConversationPredicate;
}
