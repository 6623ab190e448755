import { createElement, type ReactElement, type RefObject } from "react";
import type { ContainerProps } from "./own-session-props.ts";

/** The element that a box fills, with what stands in for it. */
export function container(
  { children, loadingComponent, style, className }: ContainerProps,
  ref: RefObject<HTMLDivElement | null>,
  isMounted: boolean,
): ReactElement {
  const isSized = style !== undefined || className !== undefined;
  const standIn = isMounted ? null : (loadingComponent ?? children);
  return createElement(
    "div",
    { ref, className, style: isSized ? style : { height: 500 } },
    standIn,
    // Two children, so that React never takes a text for all there is, and the box away with it.
    null,
  );
}
