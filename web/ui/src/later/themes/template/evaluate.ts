import type { Comparison, Expression } from "./expression.ts";
import { type FilterContext, filtered } from "./filters.ts";
import { asNumber, asText, asValue, isSame, isTrue, memberOf, type Value } from "./values.ts";

/** What names stand for. */
export type Scope = ReadonlyMap<string, Value>;

/** What an expression comes to. It never throws: what is not there is nothing. */
export function evaluate(expression: Expression, scope: Scope, context: FilterContext): Value {
  const value = (of: Expression) => evaluate(of, scope, context);
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "variable":
      return asValue(scope.get(expression.name));
    case "member":
      return memberOf(value(expression.of), value(expression.key));
    case "not":
      return !isTrue(value(expression.of));
    case "and": {
      const left = value(expression.left);
      return isTrue(left) ? value(expression.right) : left;
    }
    case "or": {
      const left = value(expression.left);
      return isTrue(left) ? left : value(expression.right);
    }
    case "compare":
      return compared(expression.by, value(expression.left), value(expression.right));
    case "choose":
      return value(isTrue(value(expression.test)) ? expression.yes : expression.no);
    case "filter":
      return filtered(expression.name, value(expression.of), expression.given.map(value), context);
    default:
      return expression satisfies never;
  }
}

function compared(by: Comparison, left: Value, right: Value): boolean {
  switch (by) {
    case "==":
      return isSame(left, right);
    case "!=":
      return !isSame(left, right);
    case "contains":
      return Array.isArray(left)
        ? left.some((item) => isSame(asValue(item), right))
        : typeof left === "string" && left.includes(asText(right));
    case "<":
      return order(left, right) < 0;
    case "<=":
      return order(left, right) <= 0;
    case ">":
      return order(left, right) > 0;
    case ">=":
      return order(left, right) >= 0;
    default:
      return by satisfies never;
  }
}

/** What cannot be put in order is neither before nor behind. */
function order(left: Value, right: Value): number {
  const [one, other] = [asNumber(left), asNumber(right)];
  if (one !== null && other !== null) return one - other;
  if (typeof left !== "string" || typeof right !== "string") return Number.NaN;
  return left < right ? -1 : left > right ? 1 : 0;
}
