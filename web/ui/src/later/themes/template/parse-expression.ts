import type { Comparison, Expression } from "./expression.ts";
import { FILTER_NAMES } from "./filters.ts";
import { EXPRESSION_DEPTH_MAX } from "./limits.ts";
import { type Token, tokens } from "./tokens.ts";

/** What is wrong with an expression; `at` is where, from its beginning. */
export class ExpressionProblem extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const CONSTANTS: ReadonlyMap<string, string | boolean | null> = new Map<string, string | boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["nil", null],
  ["undefined", null],
  ["empty", ""],
]);
const OPERATORS: ReadonlySet<string> = new Set(["and", "or", "not", "contains", "in"]);
const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ["==", "=="],
  ["===", "=="],
  ["!=", "!="],
  ["!==", "!="],
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
  ["contains", "contains"],
]);

/** Reads an expression. Throws an `ExpressionProblem`. */
export function parseExpression(text: string): Expression {
  const reader = new Reader(text);
  const expression = reader.piped();
  reader.requireEnd();
  return expression;
}

/** Reads `item in list`. Throws an `ExpressionProblem`. */
export function parseLoop(text: string): { item: string; list: Expression } {
  const reader = new Reader(text);
  const item = reader.next();
  const within = reader.next();
  if (item.kind !== "word" || OPERATORS.has(item.text) || within.text !== "in") {
    throw new ExpressionProblem('t:for must say "{{ item in list }}", with a name of yours for the item', 0);
  }
  const list = reader.piped();
  reader.requireEnd();
  return { item: item.text, list };
}

class Reader {
  readonly #tokens: readonly Token[];
  #place = 0;
  #depth = 0;

  constructor(text: string) {
    const found = tokens(text);
    if (typeof found === "number") {
      const wrong = text.slice(found, found + 1);
      const hint = /["']/.test(wrong)
        ? "this quote is not closed"
        : /[+*/%-]/.test(wrong)
          ? `there is no ${wrong} here; write "| plus: 1", "| minus: 1", "| times: 2", "| divided_by: 2" or "| append: name"`
          : wrong === "?"
            ? 'instead of ? and :, write "| then: a | else: b"'
            : `${JSON.stringify(wrong)} means nothing here`;
      throw new ExpressionProblem(hint, found);
    }
    this.#tokens = found;
  }

  /** What comes next. Behind the end is another end. */
  peek(): Token {
    return this.#tokens[Math.min(this.#place, this.#tokens.length - 1)] as Token;
  }

  next(): Token {
    const token = this.peek();
    this.#place += 1;
    return token;
  }

  /** Takes one of these signs or words, if it is next. */
  #take(...texts: string[]): string | null {
    const { kind, text } = this.peek();
    if ((kind !== "sign" && kind !== "word") || !texts.includes(text)) return null;
    this.#place += 1;
    return text;
  }

  requireEnd(): void {
    const { kind, text, at } = this.peek();
    if (kind === "end") return;
    const wanted = "an operator (==, and, or), a filter after |, or the end was expected";
    throw new ExpressionProblem(`${wanted}, not ${JSON.stringify(text)}`, at);
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > EXPRESSION_DEPTH_MAX) {
      throw new ExpressionProblem("this expression is nested too deeply", this.peek().at);
    }
    const value = read();
    this.#depth -= 1;
    return value;
  }

  piped(): Expression {
    let value = this.#or();
    for (let count = 0; this.#take("|") !== null; count++) {
      if (count >= EXPRESSION_DEPTH_MAX) {
        throw new ExpressionProblem("these are too many filters", this.peek().at);
      }
      value = this.#filtered(value);
    }
    return value;
  }

  #filtered(of: Expression): Expression {
    const { kind, text: name, at } = this.next();
    if (kind !== "word") throw new ExpressionProblem("after | comes the name of a filter", at);
    const given: Expression[] = [];
    if (this.#take(":") !== null) {
      do given.push(this.#or());
      while (this.#take(",") !== null);
    }
    if (name === "then" || name === "else") {
      const [value] = given;
      if (value === undefined) throw new ExpressionProblem(`${name} needs a value: "| ${name}: 'text'"`, at);
      return chosen(of, name, value);
    }
    if (!FILTER_NAMES.has(name)) {
      const known = ["then", "else", ...FILTER_NAMES].join(", ");
      throw new ExpressionProblem(`there is no filter ${name}; there are ${known}`, at);
    }
    return { kind: "filter", name, of, given };
  }

  #or(): Expression {
    let left = this.#and();
    for (let count = 0; this.#take("or", "||") !== null; count++) {
      left = { kind: "or", left, right: this.#chained(count, () => this.#and()) };
    }
    return left;
  }

  #and(): Expression {
    let left = this.#comparison();
    for (let count = 0; this.#take("and", "&&") !== null; count++) {
      left = { kind: "and", left, right: this.#chained(count, () => this.#comparison()) };
    }
    return left;
  }

  /** A chain is as deep as it is long, once it is carried out. */
  #chained(count: number, read: () => Expression): Expression {
    if (count < EXPRESSION_DEPTH_MAX) return read();
    throw new ExpressionProblem("these are too many operators in a row", this.peek().at);
  }

  #comparison(): Expression {
    const left = this.#unary();
    const by = COMPARISONS.get(this.peek().kind === "string" ? "" : this.peek().text);
    if (by === undefined) return left;
    this.#place += 1;
    return { kind: "compare", by, left, right: this.#unary() };
  }

  #unary(): Expression {
    if (this.#take("!", "not") === null) return this.#path();
    return this.#deeper(() => ({ kind: "not", of: this.#unary() }));
  }

  #path(): Expression {
    let value = this.#primary();
    for (let count = 0; ; count++) {
      if (count > EXPRESSION_DEPTH_MAX) throw new ExpressionProblem("this path is too long", this.peek().at);
      if (this.#take(".") !== null) {
        const { kind, text, at } = this.next();
        if (kind !== "word") throw new ExpressionProblem("after the dot comes a name", at);
        value = { kind: "member", of: value, key: { kind: "literal", value: text } };
      } else if (this.#take("[") !== null) {
        const of = value;
        const key = this.#deeper(() => this.piped());
        if (this.#take("]") === null) throw new ExpressionProblem("a ] is missing here", this.peek().at);
        value = { kind: "member", of, key };
      } else {
        return value;
      }
    }
  }

  #primary(): Expression {
    const { kind, text, at } = this.next();
    if (kind === "string") return { kind: "literal", value: text };
    if (kind === "number") return { kind: "literal", value: Number(text) };
    if (kind === "word" && !OPERATORS.has(text)) {
      const constant = CONSTANTS.get(text);
      return constant === undefined ? { kind: "variable", name: text } : { kind: "literal", value: constant };
    }
    if (text === "(") {
      const value = this.#deeper(() => this.piped());
      if (this.#take(")") === null) throw new ExpressionProblem("a ) is missing here", this.peek().at);
      return value;
    }
    const found = kind === "end" ? "the expression ends" : `there is ${JSON.stringify(text)}`;
    throw new ExpressionProblem(`a value was expected (a name, "text" or a number), but ${found}`, at);
  }
}

/** `x | then: a | else: b` is one choice. */
function chosen(of: Expression, name: "then" | "else", value: Expression): Expression {
  const nothing: Expression = { kind: "literal", value: null };
  if (name === "then") return { kind: "choose", test: of, yes: value, no: nothing };
  if (of.kind === "choose" && of.no.kind === "literal" && of.no.value === null) return { ...of, no: value };
  return { kind: "choose", test: of, yes: of, no: value };
}
