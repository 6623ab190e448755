import type { Subscription } from "@chinwag/core";

/** Tells when the reader turns to a box, with a click, a tap or the focus, and when they turn to something else. */
export function focusChanges(element: HTMLElement, onChange: (hasFocus: boolean) => void): Subscription {
  let hasFocus = false;
  const look = (event: Event) => {
    const isInside = event.composedPath().includes(element);
    if (isInside === hasFocus) return;
    hasFocus = isInside;
    onChange(hasFocus);
  };
  const events = new AbortController();
  // Before anybody else: pages stop events that are theirs.
  const how = { capture: true, signal: events.signal };
  window.addEventListener("pointerdown", look, how);
  window.addEventListener("focusin", look, how);
  return { unsubscribe: () => events.abort() };
}
