import { Component, type ComponentChildren, createRef } from "preact";
import { DRAWN_FIRST, DRAWN_MAX, DRAWN_MORE, firstDrawn, RowHeights } from "../../model/row-heights.ts";
import {
  anchorShift,
  firstInView,
  isAtEnd,
  isNearStart,
  type ScrollAnchor,
} from "../../model/scroll-anchor.ts";
import { rowAfterKey } from "./row-after-key.ts";

/** A list that grows at both ends, of which only the part around the reader is drawn. */
export interface AnchoredScrollerProps {
  label: string;
  /** How many rows there are, the ones beside them at either end apart. */
  count: number;
  /** The key of a row, oldest first. */
  keyAt(index: number): string | undefined;
  /** Where a row is; negative for one that is none of them. */
  indexOf(key: string): number;
  /** Draws rows, from one index to before another. Their elements have `data-key`. */
  rows(from: number, to: number): ComponentChildren;
  /** Before the first row. */
  before: ComponentChildren;
  /** After the last row. */
  after: ComponentChildren;
  /** What lies over the list, and can make it go to its end. */
  overlay(goToEnd: () => void): ComponentChildren;
  /** When this changes to something new the list goes to its end: the key of what the reader sent last. */
  goToEndFor: string | null;
  /** The row that the list begins with, when that is above what its end shows. */
  startAt: string | null;
  /** When this changes to the key of a row, the list goes there. */
  goTo: string | null;
  onAtEndChange(isAtEnd: boolean): void;
  /** The reader comes near the beginning of what is there. */
  onNearStart(): void;
}

/**
 * Keeps still what the reader looks at. At the end it stays at the end, whatever is added or resized. Anywhere
 * else the first row in view is the anchor: it is measured before each change of the list and put back to the
 * same height after it. `overflow-anchor` would do part of this, but Safari does not have it, and two that
 * correct the same shift correct it twice, so it is off.
 *
 * Of many rows only those around the anchor are drawn; empty elements, as high as the others are or may be, hold
 * their place. Should they be wrong, it is one more shift that the anchor corrects.
 */
export class AnchoredScroller extends Component<AnchoredScrollerProps> {
  readonly #view = createRef<HTMLElement>();
  readonly #content = createRef<HTMLOListElement>();
  readonly #heights = new RowHeights();
  #observer: ResizeObserver | null = null;
  #isAtEnd = true;
  /** Where the list was put, when it was last put to its end. */
  #endTop = 0;
  #anchor: ScrollAnchor | null = null;
  /** The first row that is drawn, by its index. */
  #from = 0;
  /** A row to draw, wherever the reader is. */
  #wanted: string | null = null;
  /** How many rows are drawn: few at first, so that they are seen soon, and as many more each time as take no longer. */
  #most = DRAWN_FIRST;
  #more: ReturnType<typeof setTimeout> | undefined;
  #hadFocus = false;
  #hasBegun = false;

  override componentDidMount(): void {
    // A change of size that is not a change of the list: a window, a keyboard, a font, a picture.
    this.#observer = new ResizeObserver(() => this.#settle());
    if (this.#view.current !== null) this.#observer.observe(this.#view.current);
    if (this.#content.current !== null) this.#observer.observe(this.#content.current);
    this.#settle();
    this.#begin();
    this.#drawMore();
  }

  override componentWillUnmount(): void {
    this.#observer?.disconnect();
    clearTimeout(this.#more);
  }

  override componentDidUpdate(previous: AnchoredScrollerProps): void {
    const { goToEndFor, goTo } = this.props;
    if (goToEndFor !== null && goToEndFor !== previous.goToEndFor) this.#setAtEnd(true);
    if (goTo !== previous.goTo) this.#goTo(goTo);
    this.#settle();
    // What had the focus is not drawn any more.
    if (this.#hadFocus && !this.#hasFocus()) this.#view.current?.focus({ preventScroll: true });
  }

  /** Goes to the row to begin with, unless the end shows it too; known once that row is drawn, or a view full of rows. */
  #begin(): void {
    if (this.#hasBegun) return;
    const { startAt } = this.props;
    const start = startAt === null ? null : this.#rowOf(startAt);
    const highest = start ?? this.#drawn()[0];
    const isAbove = highest !== undefined && this.#topOf(highest) < 0;
    this.#hasBegun = startAt === null || start !== null || isAbove || this.#from === 0;
    if (isAbove) this.#goTo(startAt);
    if (this.#hasBegun) this.props.onAtEndChange(this.#isAtEnd);
  }

  /** Draws more of the rows, a few at a time: each time in a task of its own, between which keys are heard. */
  #drawMore(): void {
    this.#more = setTimeout(() => {
      // Who scrolls meanwhile is heard of with the next frame, and is not to be brought back before.
      const view = this.#view.current;
      if (view !== null && this.#isAtEnd && view.scrollTop < this.#endTop - 1) this.#setAtEnd(isAtEnd(view));
      this.#most += DRAWN_MORE;
      this.forceUpdate();
      this.#begin();
      if (this.#most < DRAWN_MAX) this.#drawMore();
    });
  }

  /** Goes to the end, in a movement when it is near enough for the eye to follow. */
  readonly #goToEnd = (): void => {
    const view = this.#view.current;
    if (view === null) return;
    // What was pressed to get here goes away at the end, and would take the focus with it.
    view.focus({ preventScroll: true });
    const distance = view.scrollHeight - view.clientHeight - view.scrollTop;
    const isFar = distance > 2 * view.clientHeight;
    const prefersStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (isFar || prefersStill) {
      this.#setAtEnd(true);
      this.#settle();
    } else {
      view.scrollTo({ top: view.scrollHeight, behavior: "smooth" });
    }
  };

  /** Puts a row into the middle. It is the anchor then, whatever is loaded around it. */
  #goTo(key: string | null): void {
    if (key === null || this.#show(key) || this.props.indexOf(key) < 0) return;
    this.#wanted = key;
    this.#isAtEnd = false;
    this.forceUpdate(() => {
      this.#wanted = null;
      this.#show(key);
    });
  }

  /** Whether it could be shown, being drawn. */
  #show(key: string): boolean {
    const view = this.#view.current;
    const row = this.#rowOf(key);
    if (view === null || row === null) return false;
    row.scrollIntoView({ block: "center" });
    this.#anchor = { key, top: this.#topOf(row) };
    this.#isAtEnd = isAtEnd(view);
    this.props.onAtEndChange(this.#isAtEnd);
    return true;
  }

  override render({ label, count, keyAt, rows, before, after, overlay }: AnchoredScrollerProps) {
    this.#hadFocus = this.#hasFocus();
    this.#remember();
    const from = this.#placed();
    const to = Math.min(count, from + this.#most);
    this.#from = from;
    return (
      <>
        <section
          class="scroller"
          ref={this.#view}
          onScroll={this.#onScroll}
          onKeyDown={this.#onKeyDown}
          aria-keyshortcuts="Enter"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards can only scroll what can have the focus.
          tabIndex={0}
          aria-label={label}
        >
          <ol class="rows" ref={this.#content}>
            {from === 0 ? before : <Gap key="above" height={this.#heights.between(0, from, keyAt)} />}
            {rows(from, to)}
            {to < count && <Gap key="below" height={this.#heights.between(to, count, keyAt)} />}
            {after}
          </ol>
        </section>
        {overlay(this.#goToEnd)}
      </>
    );
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (this.#view.current !== null) rowAfterKey(this.#view.current, event);
  };

  readonly #onScroll = (): void => {
    const view = this.#view.current;
    if (view === null) return;
    this.#setAtEnd(isAtEnd(view));
    this.#look(view);
  };

  /** Puts the list to where the reader was. */
  #settle(): void {
    const view = this.#view.current;
    if (view === null) return;
    if (this.#isAtEnd) {
      view.scrollTop = view.scrollHeight;
      this.#endTop = view.scrollTop;
    } else if (this.#anchor !== null) {
      const row = this.#rowOf(this.#anchor.key);
      if (row !== null) view.scrollTop += anchorShift(this.#anchor, this.#topOf(row));
    }
    this.#look(view);
  }

  /** Sees to it that what comes next is there. */
  #look(view: HTMLElement): void {
    this.#remember();
    if (this.#from !== this.#placed() && this.#isNearEdge(view)) this.forceUpdate();
    // A list that is not laid out has no height, and would ask for everything.
    if (view.clientHeight > 0 && this.#from === 0 && isNearStart(view)) this.props.onNearStart();
  }

  /** The index of the row to draw first. */
  #placed(): number {
    const { count, indexOf } = this.props;
    if (this.#isAtEnd) return firstDrawn(count, count, this.#most);
    if (this.#wanted !== null) return firstDrawn(indexOf(this.#wanted), count, this.#most);
    const index = this.#anchor === null ? -1 : indexOf(this.#anchor.key);
    // Beside the rows, or deleted: what is drawn stays so.
    if (this.#anchor === null || index < 0) return Math.min(this.#from, firstDrawn(count, count, this.#most));
    const { keyAt } = this.props;
    const height = this.#view.current?.clientHeight ?? 0;
    return firstDrawn(this.#heights.inView(index, this.#anchor.top, height, keyAt), count, this.#most);
  }

  /** Whether the reader comes to where nothing is drawn. */
  #isNearEdge({ clientHeight }: HTMLElement): boolean {
    const rows = this.#drawn();
    const first = rows[0];
    const last = rows[rows.length - 1];
    if (first === undefined || last === undefined) return false;
    const room = clientHeight / 2;
    return (
      this.#topOf(first) > -room ||
      this.#topOf(last) + last.getBoundingClientRect().height < clientHeight + room
    );
  }

  /** Takes the first row in view as the anchor, or the one nearest to it, and measures all that are drawn. */
  #remember(): void {
    const rows = this.#drawn();
    const tops = rows.map((row) => this.#topOf(row));
    const at = Math.min(
      rows.length - 1,
      firstInView(rows.length, (index) => tops[index + 1] ?? Number.POSITIVE_INFINITY),
    );
    const row = rows[at];
    this.#anchor = row === undefined ? null : { key: keyOf(row), top: tops[at] ?? 0 };
    for (let index = 1; index < rows.length; index++) {
      this.#heights.set(keyOf(rows[index - 1]), (tops[index] ?? 0) - (tops[index - 1] ?? 0));
    }
  }

  /** How far an element is below the upper edge of the view. */
  #topOf(row: Element): number {
    return row.getBoundingClientRect().top - (this.#view.current?.getBoundingClientRect().top ?? 0);
  }

  #drawn(): HTMLElement[] {
    return [...(this.#content.current?.querySelectorAll<HTMLElement>(":scope > [data-key]") ?? [])];
  }

  #rowOf(key: string): HTMLElement | null {
    return this.#drawn().find((row) => keyOf(row) === key) ?? null;
  }

  #hasFocus(): boolean {
    return this.#view.current?.matches(":focus-within") ?? false;
  }

  #setAtEnd(value: boolean): void {
    if (value === this.#isAtEnd) return;
    this.#isAtEnd = value;
    this.props.onAtEndChange(value);
  }
}

/** Holds the place of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return <li style={{ flex: "none", blockSize: `${height}px` }} aria-hidden="true" />;
}

function keyOf(row: HTMLElement | undefined): string {
  return row?.dataset.key ?? "";
}
