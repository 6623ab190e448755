/** Where two values differ first, in words; `null` when they are deeply equal. */
export function difference(actual: unknown, expected: unknown, path = ""): string | null {
  if (Object.is(actual, expected)) return null;
  if (!isTree(actual) || !isTree(expected) || Array.isArray(actual) !== Array.isArray(expected)) {
    return `${path || "it"} is ${shown(actual)}, not ${shown(expected)}`;
  }
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length !== expected.length) {
    return `${path || "it"} has ${actual.length} items, not ${expected.length}: ${brief(actual)}, not ${brief(expected)}`;
  }
  const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  for (const key of keys) {
    const name = Array.isArray(expected) ? nameOf(expected[Number(key)], key) : key;
    const found = difference(actual[key], expected[key], path === "" ? name : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? "undefined";
}

/** A list by what its items are called. */
function brief(items: readonly unknown[]): string {
  const names = items.map((item) => nameOf(item, "?"));
  const many = names.length > 12;
  return `[${(many ? [...names.slice(0, 6), "…", ...names.slice(-5)] : names).join(", ")}]`;
}

function nameOf(item: unknown, otherwise: string): string {
  if (!isTree(item)) return String(item ?? otherwise);
  const user = isTree(item.user) ? item.user.id : undefined;
  return String(item.plaintext ?? item.id ?? user ?? otherwise);
}
