import type { ComponentChildren } from "preact";
import { useUi } from "../../hooks/ui-context.ts";

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

/**
 * A link out of the page. Where it leads learns nothing of the page, cannot reach it, and gains no standing by it. It
 * opens in a tab of its own, unless the reader's role says otherwise.
 */
export function OutwardLink(props: OutwardLinkProps) {
  const { session } = useUi();
  const isSame = session.role?.linkTarget === "sameTab" && props.download === undefined;
  return <a {...props} target={isSame ? "_self" : "_blank"} rel="noopener noreferrer nofollow ugc" />;
}
