import { refuse, requireObject } from "../arguments.ts";
import type { SendMessageOverride, SendMessageOverrideParams } from "./event-types.ts";

/** How long a page may take to say what becomes of a message, in milliseconds. Then it goes as it is. */
const OVERRIDE_MAX_MS = 5_000;

/** Lets a page say what becomes of a message, and gives all that it said in one. What is said later has no effect. */
export async function askOverride(
  ask: (override: (given: SendMessageOverride) => void) => void,
): Promise<SendMessageOverrideParams> {
  const overrides: SendMessageOverride[] = [];
  ask((given) => {
    overrides.push(typeof given === "function" ? given : requireParams(given));
  });
  return Object.assign({}, ...(await Promise.all(overrides.map(resolved))));
}

async function resolved(override: SendMessageOverride): Promise<SendMessageOverrideParams> {
  if (typeof override !== "function") return override;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<SendMessageOverrideParams>((resolve) => {
    timer = setTimeout(() => resolve({}), OVERRIDE_MAX_MS);
  });
  try {
    return requireParams(await Promise.race([override(), late]));
  } catch (error) {
    // It is the page's mistake, and no reason to lose what somebody wrote.
    reportError(error);
    return {};
  } finally {
    clearTimeout(timer);
  }
}

function requireParams(given: unknown): SendMessageOverrideParams {
  const { text, custom, cancel } = requireObject(given as SendMessageOverrideParams, "override");
  if (text !== undefined && typeof text !== "string") refuse("override.text", "a string", text);
  if (custom !== undefined) requireObject(custom, "override.custom");
  if (cancel !== undefined && typeof cancel !== "boolean") refuse("override.cancel", "true or false", cancel);
  return {
    ...(text !== undefined && { text }),
    ...(custom !== undefined && { custom: { ...custom } }),
    ...(cancel !== undefined && { cancel }),
  };
}
