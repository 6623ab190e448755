import type { CompoundFilter, ConversationFilter } from "../types/filter.ts";
import type { Conversation } from "./conversation.ts";

/** By field, what is wanted of it; or several such. */
type Filter = FieldFilter | CompoundFilter<FieldFilter>;
type FieldFilter = { custom?: object };
type Condition = boolean | string | readonly [operator: string, operand: unknown];

/** What operators ask. Each also comes with a "!" before it, for the opposite; that of "==" is "!=". */
const OPERATORS: Record<string, (value: never, operand: never) => boolean> = {
  exists: (value) => value !== undefined,
  "==": isSame,
  "=": isSame,
  oneOf: (value, operands: unknown[]) => operands.includes(value),
  "<": (value, operand) => value < operand,
  "<=": (value, operand) => value <= operand,
  ">": (value, operand) => value > operand,
  ">=": (value, operand) => value >= operand,
  between: (value, [from, to]: [number, number]) => value >= from && value < to,
};

function isSame(value: unknown, operand: unknown): boolean {
  return value === operand;
}

/** Whether a conversation that one takes part in is wanted. The server decides by the same rules. */
export function matches(filter: ConversationFilter, { known, lastMessage, isUnread }: Conversation): boolean {
  return fits(filter, {
    // One's own part first: it has no name of a fact that the conversation has too.
    ...known?.me,
    ...known?.conversation,
    ...{ isUnread, hasMessages: lastMessage !== null },
    lastActivityAt: lastMessage?.createdAt ?? known?.me.joinedAt,
  });
}

/** Whether what is known of something is as it is wanted, field by field. */
export function fits(filter: Filter, facts: object): boolean {
  if (Array.isArray(filter)) return filter[1].some((one) => fits(one, facts));
  return (
    holds({ ...filter, custom: undefined }, facts) &&
    holds(filter.custom ?? {}, (facts as FieldFilter).custom as object)
  );
}

function holds(conditions: object, values: object): boolean {
  return Object.entries(conditions).every(([name, condition]: [string, Condition | undefined]) => {
    const value = Object.hasOwn(values, name) ? values[name as never] : undefined;
    return condition === undefined || isTrue(condition, value);
  });
}

function isTrue(condition: Condition, value: unknown): boolean {
  if (typeof condition === "boolean") return value === condition;
  const [operator, operand] = typeof condition === "string" ? [condition, null] : condition;
  const negated = operator.startsWith("!");
  const asks = OPERATORS[negated ? operator.slice(1) : operator];
  return asks?.(value as never, operand as never) !== negated;
}
