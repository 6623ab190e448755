/** A row and where its top was, measured from the top edge of the view. */
export interface ScrollAnchor {
  readonly key: string;
  readonly top: number;
}

/** Nearer than this to the end, in pixels, counts as being there: browsers round, and zoom makes fractions. */
export const END_TOLERANCE_PX = 24;

/**
 * The first of many rows of which something is in view, by its index; `count` when none is. Rows lie top to
 * bottom, so a few measurements find it among thousands. `bottomOf` measures from the top edge of the view.
 */
export function firstInView(count: number, bottomOf: (index: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bottomOf(middle) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** By how much to scroll further down, so that the anchor is where it was. */
export function anchorShift(before: ScrollAnchor, topNow: number): number {
  return topNow - before.top;
}

/** Whether the view shows the end of the list. */
export function isAtEnd(view: { scrollTop: number; scrollHeight: number; clientHeight: number }): boolean {
  return view.scrollHeight - view.clientHeight - view.scrollTop <= END_TOLERANCE_PX;
}

/** Whether to fetch older messages: early enough that the reader seldom reaches the beginning of what is there. */
export function isNearStart(view: { scrollTop: number; clientHeight: number }): boolean {
  return view.scrollTop < view.clientHeight * 1.5;
}
