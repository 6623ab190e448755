import { withoutEntities } from "./entities.ts";
import type { Expression } from "./expression.ts";
import { ExpressionProblem, parseExpression } from "./parse-expression.ts";
import { TemplateProblem } from "./problem.ts";
import type { Words } from "./tree.ts";

/** A stretch of a template. */
export interface Stretch {
  /** The whole template, to tell places by. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** Reads text with expressions in it. Throws a `TemplateProblem`. */
export function parseWords(stretch: Stretch): Words {
  const { source, start, end } = stretch;
  const parts: (string | Expression)[] = [];
  let place = start;
  while (place < end) {
    const open = source.indexOf("{{", place);
    if (open === -1 || open >= end) {
      parts.push(withoutEntities(source.slice(place, end)));
      break;
    }
    if (open > place) parts.push(withoutEntities(source.slice(place, open)));
    const close = source.indexOf("}}", open + 2);
    if (close === -1 || close + 2 > end) {
      throw new TemplateProblem("the {{ here is not closed by }}", source, open);
    }
    parts.push(expressionOf({ source, start: open + 2, end: close }, parseExpression));
    place = close + 2;
  }
  const [only] = parts;
  if (parts.length === 1 && typeof only === "object") return { kind: "whole", of: only };
  return { kind: "parts", parts };
}

/** Reads one expression, which the braces may have been left off of. Throws a `TemplateProblem`. */
export function parseOnly<T>(stretch: Stretch, read: (text: string) => T): T {
  const { source, start, end } = stretch;
  const text = source.slice(start, end);
  const braced = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(text);
  if (braced === null) return expressionOf(stretch, read);
  const from = start + text.indexOf("{{") + 2;
  return expressionOf({ source, start: from, end: from + (braced[1] ?? "").length }, read);
}

function expressionOf<T>({ source, start, end }: Stretch, read: (text: string) => T): T {
  try {
    return read(withoutEntities(source.slice(start, end)));
  } catch (error) {
    if (!(error instanceof ExpressionProblem)) throw error;
    throw new TemplateProblem(error.message, source, Math.min(start + error.at, end));
  }
}
