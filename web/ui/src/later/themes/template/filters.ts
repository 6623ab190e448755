import { strftime } from "./strftime.ts";
import { asNumber, asText, asValue, isTrue, type Value } from "./values.ts";

/** Of which language what filters write is. */
export interface FilterContext {
  readonly locale: string;
}

type Filter = (value: Value, given: readonly Value[], context: FilterContext) => Value;

const text =
  (change: (text: string, first: string, second: string) => string): Filter =>
  (value, [first = null, second = null]) =>
    change(asText(value), asText(first), asText(second));

const number =
  (change: (number: number, by: number) => number): Filter =>
  (value, [by = null]) =>
    asValue(change(asNumber(value) ?? 0, asNumber(by) ?? 0));

const size: Filter = (value) => (typeof value === "string" || Array.isArray(value) ? value.length : 0);

/** Cuts so that it ends with an ellipsis, which counts. */
function truncated(value: string, length: string): string {
  const max = Number(length) || 50;
  const letters = [...value];
  return letters.length <= max ? value : `${letters.slice(0, Math.max(0, max - 1)).join("")}…`;
}

/** The same hue for the same text, always and everywhere. */
function hue(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360_007;
  return (sum * 47) % 360;
}

const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ["upcase", text((value) => value.toUpperCase())],
  ["downcase", text((value) => value.toLowerCase())],
  ["capitalize", text((value) => value.replace(/^./u, (letter) => letter.toUpperCase()))],
  ["append", text((value, end) => value + end)],
  ["prepend", text((value, start) => start + value)],
  ["replace", text((value, what, by) => (what === "" ? value : value.split(what).join(by)))],
  ["remove", text((value, what) => (what === "" ? value : value.split(what).join("")))],
  ["strip", text((value) => value.trim())],
  ["truncate", text(truncated)],
  ["default", (value, [other = null]) => (isTrue(value) ? value : other)],
  ["size", size],
  ["length", size],
  ["first", (value) => (Array.isArray(value) ? asValue(value[0]) : null)],
  ["last", (value) => (Array.isArray(value) ? asValue(value.at(-1)) : null)],
  ["join", (value, [by = ", "]) => (Array.isArray(value) ? value.map(asText).join(asText(by)) : value)],
  ["split", (value, [by = ","]) => asText(value).split(asText(by))],
  ["plus", number((value, by) => value + by)],
  ["minus", number((value, by) => value - by)],
  ["times", number((value, by) => value * by)],
  ["divided_by", number((value, by) => value / by)],
  ["modulo", number((value, by) => value % by)],
  ["round", number((value, digits) => Number(value.toFixed(Math.min(Math.max(digits, 0), 10))))],
  ["date", (value, [format = null], { locale }) => strftime(asNumber(value), asText(format), locale)],
  // Dark enough to be read on white, and light enough on black.
  ["random_color", (value) => `oklch(0.6 0.13 ${hue(asText(value))})`],
]);

/** Which there are, beside `then` and `else`. */
export const FILTER_NAMES: ReadonlySet<string> = new Set(FILTERS.keys());

/** Applies a filter. */
export function filtered(name: string, value: Value, given: readonly Value[], context: FilterContext): Value {
  const filter = FILTERS.get(name);
  return filter === undefined ? null : filter(value, given, context);
}
