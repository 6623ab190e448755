const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Writes numbers as the people of a locale do. Formatters are slow to make, so they are made once, when needed. */
export class NumberFormat {
  readonly #locale: string | undefined;
  readonly #sizes = new Map<string, Intl.NumberFormat>();
  #degrees: Intl.NumberFormat | undefined;

  constructor(locale: string | undefined = undefined) {
    this.#locale = locale;
  }

  /** The size of a file, `null` where it is none. */
  fileSize(bytes: number): string | null {
    if (!Number.isFinite(bytes) || bytes < 0) return null;
    const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
    const unit = UNITS[power] ?? "byte";
    let format = this.#sizes.get(unit);
    if (format === undefined) {
      // The short form of a byte is no shorter, and has no plural.
      const unitDisplay = unit === "byte" ? "long" : "short";
      const options = { style: "unit", unit, unitDisplay, maximumSignificantDigits: 3 } as const;
      format = new Intl.NumberFormat(this.#locale, options);
      this.#sizes.set(unit, format);
    }
    return format.format(bytes / 1000 ** power);
  }

  /** A place in the world, north first, to about a metre. */
  coordinates(latitude: number, longitude: number): string {
    this.#degrees ??= new Intl.NumberFormat(this.#locale, { maximumFractionDigits: 5 });
    return `${this.#degrees.format(latitude)}°, ${this.#degrees.format(longitude)}°`;
  }
}
