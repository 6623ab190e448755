import type { UserSnapshot } from "@chinwag/core";
import { initials } from "../../../model/initials.ts";
import { stableHue } from "../../../model/stable-hue.ts";

/** The colour of an id, always the same one: dark enough for a name on a light ground, light enough on a dark one. */
export function randomColor(id: string): string {
  return `oklch(0.6 0.13 ${stableHue(id)})`;
}

/** The address of a person's photo, or of a picture of their initials. */
export function photoUrlWithFallback(user: Pick<UserSnapshot, "id" | "name" | "photoUrl">): string {
  if (user.photoUrl) return user.photoUrl;
  const letters = initials(user.name).replace(/[<>&"']/g, "");
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">` +
    `<rect width="100" height="100" fill="oklch(0.88 0.07 ${stableHue(user.id)})"/>` +
    `<text x="50" y="52" fill="oklch(0.35 0.09 ${stableHue(user.id)})" font-family="system-ui,sans-serif" ` +
    `font-size="40" font-weight="600" text-anchor="middle" dominant-baseline="central">${letters}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
