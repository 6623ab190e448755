import { ErrorCode, TalkError } from "./errors.ts";

/** Throws an error that names the argument, what it must be, and what was given. */
export function refuse(argument: string, expected: string, given: unknown): never {
  throw new TalkError(ErrorCode.ARGUMENT_INVALID, `${argument} must be ${expected}, not ${describe(given)}.`);
}

/** The argument, which must be a string that is not empty. */
export function requireId(given: unknown, argument: string): string {
  if (typeof given === "string" && given !== "") return given;
  return refuse(argument, "a string that is not empty", given);
}

/** The argument, which may be absent. */
export function optionalString(given: unknown, argument: string): string | undefined {
  return given === undefined || given === null ? undefined : requireId(given, argument);
}

/** The argument, which must be an object, not an array nor `null`. */
export function requireObject<T extends object>(given: T | null | undefined, argument: string): T {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given;
  return refuse(argument, "an object", given);
}

function describe(given: unknown): string {
  if (given === "") return "an empty string";
  if (given === null || given === undefined) return String(given);
  if (Array.isArray(given)) return "an array";
  return `a value of type ${typeof given}`;
}
