/** Something that is wrong with a template, and where. */
export class TemplateProblem extends Error {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;

  constructor(message: string, text: string, position: number) {
    super(message);
    const before = text.slice(0, position);
    this.line = before.split("\n").length;
    this.column = position - before.lastIndexOf("\n");
  }
}
