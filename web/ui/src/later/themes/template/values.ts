import { TEXT_MAX } from "./limits.ts";

/** What templates work with: data, as JSON has it. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** Whatever it was, it is data now: functions, and objects that are more than data, are nothing. */
export function asValue(given: unknown): Value {
  switch (typeof given) {
    case "string":
    case "boolean":
      return given;
    case "number":
      return Number.isFinite(given) ? given : null;
    case "object":
      return given !== null && isData(given) ? (given as Value) : null;
    default:
      return null;
  }
}

function isData(given: object): boolean {
  if (Array.isArray(given)) return true;
  const prototype = Object.getPrototypeOf(given);
  return prototype === Object.prototype || prototype === null;
}

/** What stands under a key: an own property of data, or the length of a list or text. */
export function memberOf(of: Value, key: Value): Value {
  const name = typeof key === "number" ? String(key) : key;
  if (typeof name !== "string" || of === null) return null;
  if (typeof of === "string") return name === "length" || name === "size" ? of.length : null;
  if (typeof of !== "object") return null;
  if (Array.isArray(of)) {
    if (name === "length" || name === "size") return of.length;
    if (name === "first") return asValue(of[0]);
    if (name === "last") return asValue(of.at(-1));
    return /^\d{1,6}$/.test(name) ? asValue(of[Number(name)]) : null;
  }
  const property = Object.getOwnPropertyDescriptor(of, name);
  return property === undefined || !("value" in property) ? null : asValue(property.value);
}

/** Whether a condition holds. Nothing, 0, "" and false do not. */
export function isTrue(value: Value): boolean {
  return Boolean(value);
}

/** How a value reads. Nothing and objects read as nothing. */
export function asText(value: Value): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.slice(0, 100).map(plainText).join(", ").slice(0, TEXT_MAX);
  return plainText(value).slice(0, TEXT_MAX);
}

function plainText(value: Value): string {
  return value === null || typeof value === "object" ? "" : String(value);
}

/** A number, also where it is written as a text; `null` where it is none. */
export function asNumber(value: Value): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Whether two values are the same. Custom data are texts, so that "3" is 3. */
export function isSame(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (typeof left === typeof right) return false;
  if (typeof left === "number" || typeof right === "number") {
    const [one, other] = [asNumber(left), asNumber(right)];
    return one !== null && one === other;
  }
  return typeof left === "boolean" || typeof right === "boolean" ? String(left) === String(right) : false;
}
