import type { ComponentChildren } from "preact";

/** A link out of the page. `href` must have been judged before. */
export interface OutwardLinkProps {
  href: string;
  class: string;
  title?: string;
  dir?: "ltr" | "auto";
  /** Under which name it is saved, where it is to be. */
  download?: string;
  "aria-label"?: string;
  onClick?: (event: MouseEvent) => void;
  children: ComponentChildren;
}

/** A link out of the page. Where it leads learns nothing of the page, cannot reach it, and gains no standing by it. */
export function OutwardLink(props: OutwardLinkProps) {
  return <a {...props} target="_blank" rel="noopener noreferrer nofollow ugc" />;
}
