import { NumberFormat } from "../../../model/number-format.ts";
import { daysBetween } from "../../../model/time-format.ts";

/** A length of time in seconds, as players show it: `0:07`, `1:02:03`; hours only where there are any. */
export function formatDuration(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const two = (number: number) => String(number).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** The size of a file in bytes, in the unit that suits it; as people of a locale write it, or of the browser's. */
export function formatFilesize(bytes: number, locale?: string): string {
  return new NumberFormat(locale).fileSize(bytes) ?? "";
}

/** Where Google shows a place: a page, and a picture, for which Google wants a key of yours. */
export function getGoogleMapsUrls(
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  apiKey?: string,
): { imageUrl: string; linkUrl: string } {
  const place = `${latitude},${longitude}`;
  const picture = new URL("https://maps.googleapis.com/maps/api/staticmap");
  const options = { center: place, markers: place, zoom: "15", size: "300x200", scale: "2" };
  for (const [name, value] of Object.entries(options)) picture.searchParams.set(name, value);
  if (apiKey !== undefined) picture.searchParams.set("key", apiKey);
  const page = new URL("https://www.google.com/maps/search/?api=1");
  page.searchParams.set("query", place);
  return { imageUrl: picture.href, linkUrl: page.href };
}

/** What of `common.t` is needed to write a day. */
export interface DayWords {
  readonly locale: string;
  readonly TODAY: string;
  readonly YESTERDAY: string;
}

/** The day of a moment in Unix milliseconds: today, yesterday, or its date. */
export function userFriendlyDate(timestamp: number, t: DayWords, now = Date.now()): string {
  const days = daysBetween(timestamp, now);
  if (days === 0) return t.TODAY;
  if (days === 1) return t.YESTERDAY;
  const isThisYear = new Date(timestamp).getFullYear() === new Date(now).getFullYear();
  const shape: Intl.DateTimeFormatOptions = isThisYear
    ? { weekday: "long", day: "numeric", month: "long" }
    : { day: "numeric", month: "long", year: "numeric" };
  return new Intl.DateTimeFormat(t.locale, shape).format(timestamp);
}

/** How long ago a moment was, in words that fit where there is little room, and in all words. */
export function timeAgo(timestamp: number, locale: string, now: number): { short: string; long: string } {
  const seconds = Math.min(0, (timestamp - now) / 1000);
  const [unit, length] = UNITS.find(([, length]) => -seconds >= length) ?? ["minute", 60];
  const count = Math.trunc(seconds / length);
  const say = (style: "narrow" | "long") =>
    new Intl.RelativeTimeFormat(locale, { style, numeric: "auto" }).format(count, unit);
  return { short: say("narrow"), long: say("long") };
}

const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;
