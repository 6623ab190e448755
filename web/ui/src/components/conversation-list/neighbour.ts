/** The item that a key moves the focus to; `undefined` for keys that do not move it, and beyond the ends. */
export function neighbour<T extends { matches(selector: string): boolean }>(
  items: readonly T[],
  event: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
): T | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const index = items.findIndex((item) => item.matches(":focus"));
  switch (event.key) {
    case "ArrowDown":
      return items[index + 1];
    case "ArrowUp":
      return index > 0 ? items[index - 1] : undefined;
    case "Home":
      return items[0];
    case "End":
      return items[items.length - 1];
    default:
      return undefined;
  }
}
