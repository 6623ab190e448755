import type { ConversationFilter } from "../types/filter.ts";
import type { Conversation } from "./conversation.ts";

type Condition = boolean | string | readonly [operator: string, operand: unknown];

/** Whether a conversation that one takes part in is wanted. The server decides by the same rules. */
export function matches(filter: ConversationFilter, conversation: Conversation): boolean {
  if (Array.isArray(filter)) return filter[1].some((one) => matches(one, conversation));
  const { known, lastMessage, isUnread } = conversation;
  const facts: Record<string, unknown> = {
    ...known?.conversation,
    ...{
      access: known?.me.access,
      joinedAt: known?.me.joinedAt,
      isUnread,
      hasMessages: lastMessage !== null,
    },
    lastActivityAt: lastMessage?.createdAt ?? known?.me.joinedAt,
  };
  return holds({ ...filter, custom: undefined }, facts) && holds(filter.custom ?? {}, facts.custom as object);
}

function holds(conditions: object, values: object): boolean {
  return Object.entries(conditions).every(([name, condition]: [string, Condition | undefined]) => {
    const value = Object.hasOwn(values, name) ? values[name as never] : undefined;
    return condition === undefined || isTrue(condition, value);
  });
}

function isTrue(condition: Condition, value: unknown): boolean {
  if (typeof condition === "boolean") return value === condition;
  if (typeof condition === "string") return (value !== undefined) === (condition === "exists");
  const [operator, operand] = condition;
  const negated = operator.startsWith("!");
  const number = value as number;
  switch (negated && operator !== "!=" ? operator.slice(1) : operator) {
    case "==":
      return value === operand;
    case "!=":
      return value !== operand;
    case "oneOf":
      return (operand as unknown[]).includes(value) !== negated;
    case "<":
      return number < (operand as number);
    case "<=":
      return number <= (operand as number);
    case ">":
      return number > (operand as number);
    case ">=":
      return number >= (operand as number);
    default: {
      const [from, to] = operand as [number, number];
      return (number >= from && number < to) !== negated;
    }
  }
}
