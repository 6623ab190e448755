import type { BoxModel } from "../../box/box-model.ts";
import type { ThemeData } from "./theme-data.ts";

/** How long a box stays away for its theme, in milliseconds. */
const PATIENCE_MS = 5_000;

/** A theme has many boxes, and a Popup two roots. */
const known = new Map<string, Promise<ThemeData | null>>();

/** Has a theme of the app from the server; `null`, and a word in the console, when there is none to be had. */
export function fetchTheme({ session, settings }: BoxModel, name: string): Promise<ThemeData | null> {
  const path = `/v1/${encodeURIComponent(session.appId)}/public/themes/${encodeURIComponent(name)}`;
  const url = `${settings.server ?? ""}${path}`;
  const found = known.get(url) ?? request(url, name);
  known.set(url, found);
  return found;
}

async function request(url: string, name: string): Promise<ThemeData | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return (await response.json()) as ThemeData;
    // What moves here from elsewhere may name what is the own look anyway.
    if (response.status === 404 && name === "default") return null;
    const reason =
      response.status === 404 ? "the app has no such theme" : `the server says ${response.status}`;
    complain(name, reason);
  } catch (error) {
    known.delete(url);
    complain(name, error instanceof Error ? error.message : String(error));
  }
  return null;
}

function complain(name: string, reason: string): void {
  // biome-ignore lint/suspicious/noConsole: it is where developers look.
  console.error(
    `Chinwag: the theme ${JSON.stringify(name)} could not be had: ${reason}. The box keeps its own look.`,
  );
}
