import type { Strings } from "../strings/strings.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The moment at which the local day of `time` began. */
export function startOfDay(time: number): number {
  const date = new Date(time);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** How many local days lie between two moments; 0 within a day. Rounds, as days of 23 and 25 hours exist. */
export function daysBetween(earlier: number, later: number): number {
  return Math.round((startOfDay(later) - startOfDay(earlier)) / DAY_MS);
}

const SHAPES = {
  time: { timeStyle: "short" },
  weekday: { weekday: "short" },
  shortDate: { day: "numeric", month: "short" },
  numericDate: { day: "numeric", month: "numeric", year: "2-digit" },
  dayOfYear: { weekday: "long", day: "numeric", month: "long" },
  day: { day: "numeric", month: "long", year: "numeric" },
  full: { dateStyle: "full", timeStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Writes times as the people of a locale do. Making a formatter is slow, so there is one of each, once it is needed. */
export class TimeFormat {
  readonly #strings: Strings;
  readonly #locale: string | undefined;
  readonly #formats = new Map<keyof typeof SHAPES, Intl.DateTimeFormat>();

  constructor(strings: Strings, locale: string | undefined = undefined) {
    this.#strings = strings;
    this.#locale = locale;
  }

  /** The time of day, for under a message. */
  time(at: number): string {
    return this.#write("time", at);
  }

  /** Everything, for whoever asks by pointing. */
  full(at: number): string {
    return this.#write("full", at);
  }

  /** What stands between the messages of two days. */
  day(at: number, now: number): string {
    const days = daysBetween(at, now);
    if (days === 0) return this.#strings.today;
    if (days === 1) return this.#strings.yesterday;
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    return this.#write(sameYear ? "dayOfYear" : "day", at);
  }

  /** As short as it can be, for a list: the time today, then the weekday, then the date. */
  brief(at: number, now: number): string {
    const days = daysBetween(at, now);
    if (days <= 0) return this.#write("time", at);
    if (days === 1) return this.#strings.yesterday;
    if (days < 7) return this.#write("weekday", at);
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    return this.#write(sameYear ? "shortDate" : "numericDate", at);
  }

  #write(shape: keyof typeof SHAPES, at: number): string {
    const format = this.#formats.get(shape) ?? new Intl.DateTimeFormat(this.#locale, SHAPES[shape]);
    this.#formats.set(shape, format);
    return format.format(at);
  }
}
