/** A piece of an expression. */
export interface Token {
  readonly kind: "word" | "string" | "number" | "sign" | "end";
  readonly text: string;
  /** Where it begins, from the beginning of the expression. */
  readonly at: number;
}

const PATTERN =
  /\s+|(?<word>[\p{L}_$][\p{L}\p{N}_$-]*)|(?<number>-?\d+(?:\.\d+)?)|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<sign>===|!==|==|!=|<=|>=|&&|\|\||[<>!|:,.()[\]])/uy;

/** Takes an expression apart; a number where something is that can be no part of one: its place. */
export function tokens(text: string): Token[] | number {
  const found: Token[] = [];
  const pattern = new RegExp(PATTERN);
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) return at;
    const { word, number, double, single, sign } = match.groups ?? {};
    if (word !== undefined) found.push({ kind: "word", text: word, at });
    else if (number !== undefined) found.push({ kind: "number", text: number, at });
    else if (sign !== undefined) found.push({ kind: "sign", text: sign, at });
    else if (double !== undefined) found.push({ kind: "string", text: double, at });
    else if (single !== undefined) found.push({ kind: "string", text: single, at });
  }
  found.push({ kind: "end", text: "", at: text.length });
  return found;
}
