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

/** Writes times as the people of a locale do. Making an Intl formatter is slow, so there is one of each. */
export class TimeFormat {
  readonly #strings: Strings;
  readonly #time: Intl.DateTimeFormat;
  readonly #weekday: Intl.DateTimeFormat;
  readonly #shortDate: Intl.DateTimeFormat;
  readonly #numericDate: Intl.DateTimeFormat;
  readonly #dayOfYear: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #full: Intl.DateTimeFormat;

  constructor(strings: Strings, locale: string | undefined = undefined) {
    const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
    this.#strings = strings;
    this.#time = format({ timeStyle: "short" });
    this.#weekday = format({ weekday: "short" });
    this.#shortDate = format({ day: "numeric", month: "short" });
    this.#numericDate = format({ day: "numeric", month: "numeric", year: "2-digit" });
    this.#dayOfYear = format({ weekday: "long", day: "numeric", month: "long" });
    this.#day = format({ day: "numeric", month: "long", year: "numeric" });
    this.#full = format({ dateStyle: "full", timeStyle: "short" });
  }

  /** The time of day, for under a message. */
  time(at: number): string {
    return this.#time.format(at);
  }

  /** Everything, for whoever asks by pointing. */
  full(at: number): string {
    return this.#full.format(at);
  }

  /** What stands between the messages of two days. */
  day(at: number, now: number): string {
    const days = daysBetween(at, now);
    if (days === 0) return this.#strings.today;
    if (days === 1) return this.#strings.yesterday;
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    return (sameYear ? this.#dayOfYear : this.#day).format(at);
  }

  /** As short as it can be, for a list: the time today, then the weekday, then the date. */
  brief(at: number, now: number): string {
    const days = daysBetween(at, now);
    if (days <= 0) return this.#time.format(at);
    if (days === 1) return this.#strings.yesterday;
    if (days < 7) return this.#weekday.format(at);
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    return (sameYear ? this.#shortDate : this.#numericDate).format(at);
  }
}
