/** Embeddings, overrides and isolates, and what ends them. The marks LRM and RLM are left: they are spelling. */
const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * A name without the invisible characters that turn text around: one can make `exe.jpg` of the end of a program's
 * name, another end the isolation that keeps a name from turning the sentence around it.
 */
export function withoutBidiControls(name: string): string {
  return name.replace(CONTROLS, "");
}
