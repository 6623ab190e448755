/** Where they are kept, and how many. */
const KEY = "chinwag-recent-emoji";
const KEPT_MAX = 24;

/** What was chosen last on this device, newest first. Where nothing may be stored, nothing is remembered. */
export function recentEmoji(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

/** Remembers what was chosen. */
export function rememberEmoji(text: string): void {
  const kept = [text, ...recentEmoji().filter((other) => other !== text)].slice(0, KEPT_MAX);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // It is a convenience.
  }
}
