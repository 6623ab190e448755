import type { ErrorCode } from "./wire.ts";

/** Codes of errors that arise here, not in the server. */
export type LocalErrorCode = "SESSION_CLOSED" | "SESSION_ENDED" | "UNSUBSCRIBED" | "SENT_TOO_LATE";

/** Why something was refused, or could not be done. */
export class ChinwagError extends Error {
  override readonly name = "ChinwagError";
  /** For programs. Codes of the server and of this library; new ones may come. */
  readonly code: ErrorCode | LocalErrorCode;
  /** Which argument was wrong, where one was. */
  readonly field: string | undefined;

  constructor(code: ErrorCode | LocalErrorCode, message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/** Resolves with `null` where an id has a form that no id has: nothing is to be found there. */
export function nullIfMalformed<T>(found: Promise<T>): Promise<T | null> {
  return found.catch((error: ChinwagError) => {
    if (error.code === "INVALID_ID") return null;
    throw error;
  });
}

/** Throws unless an argument `isRight`: the message says what it must be, and what it is. */
export function must(isRight: boolean, argument: string, be: string, value: unknown, Kind = TypeError): void {
  if (!isRight) throw new Kind(`${argument} must be ${be}, not ${describe(value)}.`);
}

/** Throws unless `value` can be an id; the message names the argument. */
export function checkId(value: unknown, argument: string): string {
  must(typeof value === "string" && value !== "", argument, "a string that is not empty", value);
  return value as string;
}

/** The id of what is given as an id or as a reference. Throws as `checkId` does. */
export function idOf(value: unknown, argument: string): string {
  return checkId((value as { id?: unknown } | null | undefined)?.id ?? value, argument);
}

/** Throws unless `value` is an object; the message names the argument. */
export function checkObject<T extends object>(value: T, argument = "params"): T {
  must(typeof value === "object" && value !== null, argument, "an object", value);
  return value;
}

/** Throws unless `value` is an integer from 1 to `max`. */
export function checkCount(value: number, max: number): void {
  const isRight = Number.isInteger(value) && value >= 1 && value <= max;
  must(isRight, "count", `an integer from 1 to ${max}`, value, RangeError);
}

function describe(value: unknown): string {
  if (value === "") return "an empty string";
  if (value === null || typeof value === "number") return String(value);
  return Array.isArray(value) ? "an array" : typeof value;
}
