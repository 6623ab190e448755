/**
 * Gives `next`, deeply frozen, with every part that equals its part of `previous` replaced by that part: when all
 * is equal, `previous` itself. This is what makes `old === new` mean "nothing changed".
 *
 * `next` must be a tree of plain objects and arrays; the parts that are not frozen yet must be its own.
 */
export function share<T>(previous: unknown, next: T): T {
  if (previous === next || typeof next !== "object" || next === null) return next;
  const before = comparable(previous, next);
  const target = next as Record<string, unknown>;
  const keys = Object.keys(target);
  const frozen = Object.isFrozen(target);
  let same = before !== null && Object.keys(before).length === keys.length;
  for (const key of keys) {
    const old = before && Object.hasOwn(before, key) ? before[key] : undefined;
    const value = share(old, target[key]);
    if (!frozen) target[key] = value;
    same &&= value === old && (value !== undefined || Object.hasOwn(before as object, key));
  }
  return (same ? before : Object.freeze(target)) as T;
}

function comparable(previous: unknown, next: object): Record<string, unknown> | null {
  if (typeof previous !== "object" || previous === null) return null;
  return Array.isArray(previous) === Array.isArray(next) ? (previous as Record<string, unknown>) : null;
}
