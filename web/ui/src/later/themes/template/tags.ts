import { TemplateProblem } from "./problem.ts";

/** An attribute where it stands. */
export interface TagAttribute {
  readonly name: string;
  readonly start: number;
  /** Where its value is, without the quotes; `null` where it has none. */
  readonly value: { readonly start: number; readonly end: number } | null;
}

/** A tag where it stands. */
export interface Tag {
  readonly kind: "open" | "close" | "comment";
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly TagAttribute[];
  /** Whether it ends itself: `<br/>`. */
  readonly isClosed: boolean;
}

const NAME = /[a-zA-Z][a-zA-Z0-9:.-]*/y;
const ATTRIBUTE_NAME = /[^\s"'<>/={}]+/y;
const BLANK = /\s*/y;

/** The next tag from a place on; `null` where there is none. Throws a `TemplateProblem` for a tag without an end. */
export function nextTag(source: string, from: number): Tag | null {
  let place = from;
  for (;;) {
    const start = source.indexOf("<", place);
    if (start === -1) return null;
    // Within an expression it means less than.
    const braces = source.indexOf("{{", place);
    if (braces !== -1 && braces < start) {
      const close = source.indexOf("}}", braces);
      if (close === -1) throw new TemplateProblem("the {{ here is not closed by }}", source, braces);
      place = close + 2;
      continue;
    }
    if (source.startsWith("<!--", start)) {
      const close = source.indexOf("-->", start);
      if (close === -1) throw new TemplateProblem("this comment is not closed by -->", source, start);
      return { kind: "comment", name: "", start, end: close + 3, attributes: [], isClosed: true };
    }
    return tagAt(source, start);
  }
}

function tagAt(source: string, start: number): Tag {
  const isClosing = source[start + 1] === "/";
  const nameStart = start + (isClosing ? 2 : 1);
  const name = match(NAME, source, nameStart);
  if (name === "") {
    throw new TemplateProblem(
      "after < comes the name of an element; for the sign itself write &lt;",
      source,
      start,
    );
  }
  let place = nameStart + name.length;
  const attributes: TagAttribute[] = [];
  for (;;) {
    place += match(BLANK, source, place).length;
    if (source.startsWith("/>", place)) {
      return { kind: isClosing ? "close" : "open", name, start, end: place + 2, attributes, isClosed: true };
    }
    if (source[place] === ">") {
      return { kind: isClosing ? "close" : "open", name, start, end: place + 1, attributes, isClosed: false };
    }
    const attribute = isClosing ? null : attributeAt(source, place);
    if (attribute === null) throw new TemplateProblem(`<${name} has no end: a > is missing`, source, start);
    if (attributes.some((known) => known.name === attribute.name)) {
      throw new TemplateProblem(
        `<${name}> has the attribute ${attribute.name} twice`,
        source,
        attribute.start,
      );
    }
    attributes.push(attribute);
    place = attribute.end;
  }
}

function attributeAt(source: string, start: number): (TagAttribute & { end: number }) | null {
  const name = match(ATTRIBUTE_NAME, source, start);
  if (name === "") return null;
  let place = start + name.length;
  const blank = match(BLANK, source, place).length;
  if (source[place + blank] !== "=") return { name, start, value: null, end: place };
  place += blank + 1;
  place += match(BLANK, source, place).length;
  const quote = source[place];
  if (quote !== '"' && quote !== "'") {
    throw new TemplateProblem(`the value of ${name} must stand in quotes`, source, place);
  }
  const end = closing(source, place + 1, quote);
  if (end === -1) throw new TemplateProblem(`the value of ${name} is not closed by ${quote}`, source, place);
  return { name, start, value: { start: place + 1, end }, end: end + 1 };
}

/** Where a value ends. Quotes within braces do not end it. */
function closing(source: string, from: number, quote: string): number {
  let place = from;
  for (;;) {
    const end = source.indexOf(quote, place);
    const braces = source.indexOf("{{", place);
    if (end === -1 || braces === -1 || end < braces) return end;
    const close = source.indexOf("}}", braces);
    if (close === -1) return end;
    place = close + 2;
  }
}

function match(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? "";
}
