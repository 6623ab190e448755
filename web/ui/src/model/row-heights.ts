/** Most rows of a list that are drawn at a time: about three screens full. */
export const DRAWN_MAX = 100;
/** As many are drawn at first, with all that is around them, … */
export const DRAWN_FIRST = 3;
/** … and as many more each time: what a slow phone draws in less than 50 milliseconds. */
export const DRAWN_MORE = 8;
/** The part of them that is above the one that the reader looks at first. */
const DRAWN_ABOVE = 0.4;
/** How high a row is that was never seen, in CSS pixels. */
const GUESS_PX = 60;

/** The first row to draw around one of many, all by their index, where so many are drawn. */
export function firstDrawn(index: number, count: number, drawn: number): number {
  return Math.max(0, Math.min(index - Math.floor(drawn * DRAWN_ABOVE), count - drawn));
}

/** How high rows are, as they were when they were drawn last. */
export class RowHeights {
  readonly #known = new Map<string, number>();

  set(key: string, height: number): void {
    // Whole numbers take half the memory; what is off by that, the anchor corrects.
    this.#known.set(key, Math.round(height));
  }

  /** The height of rows together, from one index to before another. */
  between(from: number, to: number, keyAt: (index: number) => string | undefined): number {
    let height = 0;
    for (let index = from; index < to; index++) height += this.#of(keyAt(index));
    return height;
  }

  /** The first row in a view of some height, where one that is known has its top `top` below the view's. */
  inView(index: number, top: number, height: number, keyAt: (index: number) => string | undefined): number {
    let at = index;
    let edge = top;
    while (edge > height && at > 0) edge -= this.#of(keyAt(--at));
    while (edge + this.#of(keyAt(at)) < 0 && keyAt(at + 1) !== undefined) edge += this.#of(keyAt(at++));
    return at;
  }

  #of(key: string | undefined): number {
    return this.#known.get(key ?? "") ?? GUESS_PX;
  }
}
