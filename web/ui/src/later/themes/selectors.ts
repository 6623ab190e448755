/**
 * Has every rule of a sheet find only what a suffix finds as well: `[attribute]`, or something that says nothing, but
 * makes it more specific. Rules within rules are as far-reaching as those.
 */
export function withSuffix(rules: CSSRuleList, suffix: string): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) rule.selectorText = suffixed(rule.selectorText, suffix);
    else if (rule instanceof CSSGroupingRule) withSuffix(rule.cssRules, suffix);
  }
}

/** A list of selectors, each with a suffix at the element that it finds. */
export function suffixed(selectors: string, suffix: string): string {
  return split(selectors, (letter) => letter === ",")
    .map((selector) => one(selector.trim(), suffix))
    .join(", ");
}

/** It goes to the last element that the selector names, before what follows a colon there. */
function one(selector: string, suffix: string): string {
  const parts = split(selector, (letter) => /[\s>+~]/.test(letter));
  const last = parts[parts.length - 1] ?? "";
  // The box itself is no element among others.
  if (last.startsWith(":host")) return selector;
  const start = selector.length - last.length;
  const [name = ""] = split(last, (letter) => letter === ":");
  return `${selector.slice(0, start)}${name}${suffix}${last.slice(name.length)}`;
}

/** Parts between letters that stand in neither brackets nor quotes, nor behind a backslash. */
function split(text: string, isBetween: (letter: string) => boolean): string[] {
  const parts: string[] = [""];
  let depth = 0;
  let quote = "";
  let isEscaped = false;
  for (const letter of text) {
    const isPlain = quote === "" && depth === 0 && !isEscaped;
    if (isPlain && isBetween(letter)) {
      parts.push("");
      continue;
    }
    parts[parts.length - 1] += letter;
    if (isEscaped) isEscaped = false;
    else if (letter === "\\") isEscaped = true;
    else if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === "(" || letter === "[") depth += 1;
    else if (letter === ")" || letter === "]") depth = Math.max(0, depth - 1);
  }
  return parts;
}
