import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { hasFocus, isInSight } from "../../box/typing-focus.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { isTouch } from "../../model/is-touch.ts";

/**
 * Gives the focus to a field that appears: always where the reader has just asked for it, and otherwise where it is in
 * sight, nothing else has the focus, and no keyboard would come up over the page.
 */
export function useAutofocus(field: RefObject<HTMLTextAreaElement | null>, isAskedFor: boolean): void {
  const { autofocus = "smart" } = useUi().model.settings.messageField ?? {};
  useEffect(() => {
    const element = field.current;
    if (element === null || autofocus === false) return;
    if (isAskedFor || (!isTouch() && !hasFocus() && isInSight(element)))
      element.focus({ preventScroll: true });
  }, [field, isAskedFor, autofocus]);
}
