/** The declarations of an attribute `style`, each by itself, so that no policy stands in their way: `color: red`. */
export function declarations(text: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  for (const declaration of split(text)) {
    const colon = declaration.indexOf(":");
    const name = declaration.slice(0, Math.max(0, colon)).trim();
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important\s*$/i, "")
      .trim();
    if (/^-{0,2}[a-zA-Z][a-zA-Z0-9-]*$/.test(name) && value !== "") {
      found[name.startsWith("--") ? name : name.toLowerCase()] = value;
    }
  }
  return found;
}

/** Parts between semicolons that stand in neither brackets nor quotes. */
function split(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  let quote = "";
  for (const letter of text) {
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === "(") depth += 1;
    else if (letter === ")") depth -= 1;
    else if (letter === ";" && depth <= 0) {
      parts.push(part);
      part = "";
      continue;
    }
    part += letter;
  }
  return [...parts, part];
}
