import type { Subscription } from "@chinwag/core";
import type { BoxModel } from "./box-model.ts";

/** Lets whoever begins to type, with the focus nowhere in the page, type into the message field of a box in sight. */
export function typingFocus(model: BoxModel, element: HTMLElement): Subscription {
  const events = new AbortController();
  // With `onKey` keys are the page's affair.
  if (!model.owner.onKey) {
    window.addEventListener(
      "keydown",
      (event) => {
        const isText = event.key.length === 1 && event.key !== " ";
        const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
        if (!isText || isShortcut || event.defaultPrevented || event.isComposing || hasFocus()) return;
        if (model.isOpen.value && isInSight(element)) model.field.focusNow();
      },
      { signal: events.signal },
    );
  }
  return { unsubscribe: () => events.abort() };
}

/** Whether something in the page has the focus. */
export function hasFocus(): boolean {
  const { activeElement, body } = document;
  return activeElement !== null && activeElement !== body;
}

/** Whether an element, or a part of it, is within the window. */
export function isInSight(element: HTMLElement): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return bottom > top && bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
}
