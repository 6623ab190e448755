/** Red, green and blue from 0 to 255, and how opaque. */
export type Color = readonly [number, number, number, number];

/** What custom properties say, by name. */
export type Properties = ReadonlyMap<string, string>;

/** The custom properties of a style sheet, by name; the last one counts. */
export function propertiesOf(css: string): Map<string, string> {
  const found = new Map<string, string>();
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
  for (const [, name = "", value = ""] of plain.matchAll(/(--[a-z0-9-]+)\s*:\s*([^;]+);/g)) {
    found.set(name, value.replace(/\s+/g, " ").trim());
  }
  return found;
}

/** The colour that a value comes to, in light or in dark surroundings: as much of CSS as the interface uses. */
export function colorOf(value: string, properties: Properties, scheme: "light" | "dark"): Color {
  const text = value.trim();
  const of = (inner: string) => colorOf(inner, properties, scheme);
  if (text === "transparent") return [0, 0, 0, 0];
  if (text.startsWith("#")) return hex(text.slice(1));
  const [, name = "", inside = ""] = /^([a-z-]+)\((.*)\)$/s.exec(text) ?? [];
  const given = split(inside);
  switch (name) {
    case "var": {
      const known = properties.get(given[0] ?? "");
      if (known !== undefined) return of(known);
      return of(given.slice(1).join(","));
    }
    case "light-dark":
      return of((scheme === "light" ? given[0] : given[1]) ?? "");
    case "rgb": {
      const [channels = "", opacity = "1"] = inside.split("/");
      const [red = 0, green = 0, blue = 0] = channels.trim().split(/\s+/).map(Number);
      return [red, green, blue, Number(opacity)];
    }
    case "color-mix":
      return mixed(given.slice(1), of);
    default:
      throw new Error(`${text} is no colour that is known here`);
  }
}

function mixed(given: readonly string[], of: (text: string) => Color): Color {
  const parts = given.map((part) => {
    const [, color = part, percent] = /^(.*?)\s+([\d.]+)%$/s.exec(part.trim()) ?? [];
    return { color: of(color), share: percent === undefined ? null : Number(percent) / 100 };
  });
  const [one, other] = parts;
  if (one === undefined || other === undefined) throw new Error("a mixture is of two");
  const share = one.share ?? (other.share === null ? 0.5 : 1 - other.share);
  const [a, b] = [one.color, other.color];
  const opacity = a[3] * share + b[3] * (1 - share);
  const channel = (at: 0 | 1 | 2) =>
    opacity === 0 ? 0 : (a[at] * a[3] * share + b[at] * b[3] * (1 - share)) / opacity;
  return [channel(0), channel(1), channel(2), opacity];
}

/** A colour that one can look through, on another. */
export function over(front: Color, back: Color): Color {
  const channel = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3]);
  return [channel(0), channel(1), channel(2), 1];
}

/** How well one colour stands out from another, by WCAG 2: 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Color): number {
  const linear = (channel: number) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function hex(digits: string): Color {
  const long = digits.length <= 4 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const channel = (at: number) => Number.parseInt(long.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4), long.length === 8 ? channel(6) / 255 : 1];
}

/** Parts between commas that stand in no brackets. */
function split(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "," && depth === 0) {
      parts.push("");
      continue;
    }
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
