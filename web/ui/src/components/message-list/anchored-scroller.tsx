import { Component, type ComponentChildren, createRef } from "preact";
import {
  anchorShift,
  firstInView,
  isAtEnd,
  isNearStart,
  type ScrollAnchor,
} from "../../model/scroll-anchor.ts";

/** A list that grows at both ends. Its rows are the elements with `data-key`. */
export interface AnchoredScrollerProps {
  label: string;
  children: ComponentChildren;
  /** What lies over the list, and can make it go to its end. */
  overlay(goToEnd: () => void): ComponentChildren;
  /** When this changes to something new the list goes to its end: the key of what the reader sent last. */
  goToEndFor: string | null;
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
 */
export class AnchoredScroller extends Component<AnchoredScrollerProps> {
  readonly #view = createRef<HTMLElement>();
  readonly #content = createRef<HTMLOListElement>();
  #observer: ResizeObserver | null = null;
  #isAtEnd = true;
  #anchor: ScrollAnchor | null = null;

  override componentDidMount(): void {
    // A change of size that is not a change of the list: a window, a keyboard, a font, a picture.
    this.#observer = new ResizeObserver(() => this.#settle());
    if (this.#view.current !== null) this.#observer.observe(this.#view.current);
    if (this.#content.current !== null) this.#observer.observe(this.#content.current);
    this.#settle();
  }

  override componentWillUnmount(): void {
    this.#observer?.disconnect();
  }

  override getSnapshotBeforeUpdate(): null {
    this.#remember();
    return null;
  }

  override componentDidUpdate(previous: AnchoredScrollerProps): void {
    const { goToEndFor } = this.props;
    if (goToEndFor !== null && goToEndFor !== previous.goToEndFor) this.#setAtEnd(true);
    const { goTo } = this.props;
    if (goTo !== null && goTo !== previous.goTo) this.#goTo(goTo);
    this.#settle();
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
  #goTo(key: string): void {
    const view = this.#view.current;
    const row = this.#rowOf(key);
    if (view === null || row === null) return;
    this.#setAtEnd(false);
    row.scrollIntoView({ block: "center" });
    this.#anchor = { key, top: this.#topOf(row, view) };
  }

  override render({ label, children, overlay }: AnchoredScrollerProps) {
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
            {children}
          </ol>
        </section>
        {overlay(this.#goToEnd)}
      </>
    );
  }

  /** Enter goes from the list to what can be done with its messages, arrows from one to the next, Escape back. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const view = this.#view.current;
    if (view === null) return;
    const buttons = [...view.querySelectorAll<HTMLElement>(".actions-button")];
    const at = buttons.indexOf(event.target as HTMLElement);
    if (event.target === view && event.key === "Enter") {
      const { bottom } = view.getBoundingClientRect();
      buttons
        .filter((button) => button.getBoundingClientRect().bottom <= bottom)
        .at(-1)
        ?.focus();
    } else if (at >= 0 && event.key === "Escape") {
      view.focus({ preventScroll: true });
    } else if (at >= 0 && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      buttons[at + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
    } else {
      return;
    }
    event.preventDefault();
  };

  readonly #onScroll = (): void => {
    const view = this.#view.current;
    if (view === null) return;
    this.#setAtEnd(isAtEnd(view));
    this.#remember();
    this.#askForMore(view);
  };

  #settle(): void {
    const view = this.#view.current;
    if (view === null) return;
    if (this.#isAtEnd) {
      view.scrollTop = view.scrollHeight;
    } else if (this.#anchor !== null) {
      const row = this.#rowOf(this.#anchor.key);
      if (row !== null) view.scrollTop += anchorShift(this.#anchor, this.#topOf(row, view));
    }
    this.#askForMore(view);
  }

  #remember(): void {
    const view = this.#view.current;
    const rows = this.#content.current?.children;
    if (view === null || rows === undefined) return;
    const viewTop = view.getBoundingClientRect().top;
    const bottomOf = (index: number) => (rows[index]?.getBoundingClientRect().bottom ?? 0) - viewTop;
    for (let index = firstInView(rows.length, bottomOf); index < rows.length; index++) {
      const row = rows[index];
      const key = row instanceof HTMLElement ? row.dataset.key : undefined;
      if (row === undefined || key === undefined) continue;
      this.#anchor = { key, top: this.#topOf(row, view) };
      return;
    }
    this.#anchor = null;
  }

  #topOf(row: Element, view: Element): number {
    return row.getBoundingClientRect().top - view.getBoundingClientRect().top;
  }

  #rowOf(key: string): Element | null {
    for (const row of this.#content.current?.children ?? []) {
      if (row instanceof HTMLElement && row.dataset.key === key) return row;
    }
    return null;
  }

  #askForMore(view: HTMLElement): void {
    // A list that is not laid out has no height, and would ask for everything.
    if (view.clientHeight > 0 && isNearStart(view)) this.props.onNearStart();
  }

  #setAtEnd(value: boolean): void {
    if (value === this.#isAtEnd) return;
    this.#isAtEnd = value;
    this.props.onAtEndChange(value);
  }
}
