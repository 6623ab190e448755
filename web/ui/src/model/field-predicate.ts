import type { CustomFieldPredicate, FieldPredicate, NumberPredicate } from "@chinwag/core";

/** Whether a value is as it is wanted. */
export function matchesField<T>(value: T | undefined, [operator, wanted]: FieldPredicate<T>): boolean {
  switch (operator) {
    case "==":
      return value === wanted;
    case "!=":
      return value !== wanted;
    case "oneOf":
      return (wanted as readonly unknown[]).includes(value);
    case "!oneOf":
      return !(wanted as readonly unknown[]).includes(value);
  }
}

/** Whether custom values are as they are wanted, every one of them. A key that is not there is like no value. */
export function matchesCustom(
  custom: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, CustomFieldPredicate>>,
): boolean {
  return Object.entries(wanted).every(([key, predicate]) => {
    const value = Object.hasOwn(custom, key) ? custom[key] : undefined;
    if (predicate === "exists") return value !== undefined;
    return predicate === "!exists" ? value === undefined : matchesField(value, predicate);
  });
}

/** Whether a number is as it is wanted. */
export function matchesNumber(value: number, predicate: NumberPredicate): boolean {
  switch (predicate[0]) {
    case ">":
      return value > predicate[1];
    case "<":
      return value < predicate[1];
    case ">=":
      return value >= predicate[1];
    case "<=":
      return value <= predicate[1];
    case "between":
      return isBetween(value, predicate[1]);
    case "!between":
      return !isBetween(value, predicate[1]);
  }
}

function isBetween(value: number, [from, to]: readonly [number, number]): boolean {
  return from <= value && value < to;
}
