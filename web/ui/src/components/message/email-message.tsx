/// <reference path="../../styles/css.d.ts" />
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import styles from "./email-styles.css?inline";

/** What is longer than this, in lines, is folded; to fewer, so that there is something to unfold. */
const LONG_LINES = 14;

/** What came by e-mail: a note says so, and what is long is folded, for e-mails have signatures and quotes. */
export function EmailMessage({ children }: { children: ComponentChildren }) {
  useStyles(styles);
  const { strings } = useUi();
  const id = useId();
  const text = useRef<HTMLDivElement>(null);
  const isLong = useIsLong(text);
  const [isOpen, setOpen] = useState(false);
  const isFolded = isLong && !isOpen;
  useStillTop(text, isOpen);
  return (
    <>
      <div
        class={isFolded ? "email email-folded" : "email"}
        id={id}
        ref={text}
        onFocusIn={({ target }) => {
          // What has the focus is to be seen.
          if (isFolded && isBelow(target as Element, text.current)) setOpen(true);
        }}
      >
        {children}
      </div>
      <p class="email-note">
        {isLong && (
          <button
            type="button"
            class="text-button"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? strings.showLess : strings.showMore}
          </button>
        )}
        <span>{strings.viaEmail}</span>
      </p>
    </>
  );
}

function isBelow(element: Element, around: Element | null): boolean {
  return around !== null && element.getBoundingClientRect().bottom > around.getBoundingClientRect().bottom;
}

/** Whether there are many lines, folded or not. A window of another size has more of them, or fewer. */
function useIsLong(text: { readonly current: HTMLElement | null }): boolean {
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    const element = text.current;
    if (element === null) return;
    const look = () => {
      const line = Number.parseFloat(getComputedStyle(element).lineHeight);
      setLong(element.scrollHeight > LONG_LINES * line);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [text]);
  return isLong;
}

/**
 * Folding and unfolding leave the message's top where the reader sees it. At the end of the list that would not be so:
 * there the list keeps to its end. It is told that its reader is not there any more, as it is when they scroll.
 */
function useStillTop(text: { readonly current: HTMLElement | null }, isOpen: boolean): void {
  const before = useRef(isOpen);
  useLayoutEffect(() => {
    if (before.current === isOpen) return;
    before.current = isOpen;
    const row = text.current?.closest("li");
    const scroller = text.current?.closest(".scroller");
    if (!row || !scroller) return;
    // Folded, it may be above what is seen.
    if (row.getBoundingClientRect().top < scroller.getBoundingClientRect().top) row.scrollIntoView();
    scroller.dispatchEvent(new Event("scroll"));
  }, [text, isOpen]);
}
