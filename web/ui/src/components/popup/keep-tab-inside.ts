const REACHED_BY_TAB = "button:not(:disabled), textarea, [tabindex='0']";

/** Lets the Tab key go around inside a panel that covers the page: what lies behind it cannot be seen. */
export function keepTabInside(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== "Tab") return;
  const stops = [...panel.querySelectorAll<HTMLElement>(REACHED_BY_TAB)];
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const isAtEdge = (event.shiftKey ? [first, panel] : [last]).some((edge) => edge?.matches(":focus"));
  if (!isAtEdge) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
