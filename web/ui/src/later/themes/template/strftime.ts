type Part = Intl.DateTimeFormatOptions;

/** What each letter stands for that `Intl` writes. */
const LOCAL: Readonly<Record<string, Part>> = {
  a: { weekday: "short" },
  A: { weekday: "long" },
  b: { month: "short" },
  B: { month: "long" },
  c: { dateStyle: "medium", timeStyle: "short" },
  x: { dateStyle: "short" },
  X: { timeStyle: "short" },
};

/** Writes a time as a format in the manner of Liquid says, as in `%d %B %Y, %H:%M`; without one, the time of day. */
export function strftime(time: number | null, format: string, locale: string): string {
  // What is no moment of these centuries is none.
  if (time === null || Math.abs(time) > 8.64e14) return "";
  const at = new Date(time);
  return (format || "%X").replace(/%([a-zA-Z%])/g, (written, letter: string) => {
    const local = LOCAL[letter];
    if (local !== undefined) return new Intl.DateTimeFormat(locale, local).format(at);
    return plain(at, letter) ?? written;
  });
}

function plain(at: Date, letter: string): string | null {
  const two = (number: number) => String(number).padStart(2, "0");
  const hour = at.getHours() % 12 || 12;
  switch (letter) {
    case "Y":
      return String(at.getFullYear());
    case "y":
      return two(at.getFullYear() % 100);
    case "m":
      return two(at.getMonth() + 1);
    case "d":
      return two(at.getDate());
    case "e":
      return String(at.getDate());
    case "H":
      return two(at.getHours());
    case "I":
      return two(hour);
    case "l":
      return String(hour);
    case "M":
      return two(at.getMinutes());
    case "S":
      return two(at.getSeconds());
    case "p":
      return at.getHours() < 12 ? "AM" : "PM";
    case "s":
      return String(Math.floor(at.getTime() / 1000));
    case "%":
      return "%";
    default:
      return null;
  }
}
