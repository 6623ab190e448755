import type { BoxPresence } from "@chinwag/ui";
import { refuse, requireObject } from "../arguments.ts";
import type { UserPresence } from "./options.ts";

/** What is said of a reader after a patch. */
export function patchedPresence(
  before: BoxPresence,
  given: UserPresence,
  argument = "presence",
): {
  visible: boolean;
  custom: Record<string, string>;
} {
  const { visible = before.visible, custom } = requireObject(given, argument);
  if (typeof visible !== "boolean") refuse(`${argument}.visible`, "true or false", visible);
  const kept: Record<string, string | null> = custom === null ? {} : { ...before.custom, ...custom };
  for (const [name, value] of Object.entries(kept)) {
    if (value === null || value === undefined) delete kept[name];
    else if (typeof value !== "string") refuse(`${argument}.custom.${name}`, "a string or null", value);
  }
  return { visible, custom: kept as Record<string, string> };
}
