import type { SessionEvents, SessionProps } from "@chinwag/binding";
import type { CSSProperties, ReactNode } from "react";

/** Whose box it is: without an `appId`, that of the `<Session>` around. */
export type OwnSessionProps = Partial<SessionProps> & {
  /** The browser is about to ask the user for something. */
  beforeBrowserPermissionPrompt?: SessionEvents["onBrowserPermissionNeeded"];
  /** Something that the user wants to do fails because the browser may not. */
  onMissingBrowserPermission?: SessionEvents["onBrowserPermissionDenied"];
};

/** The element that a box fills. */
export interface ContainerProps {
  /** What is there until the box is shown, and on a server. */
  children?: ReactNode;
  /** The same as `children`. */
  loadingComponent?: ReactNode;
  /** Without `style` and `className`, the box is 500 pixels high. */
  style?: CSSProperties | undefined;
  className?: string | undefined;
}
