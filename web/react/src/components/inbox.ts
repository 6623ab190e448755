import type { BoxProps } from "@chinwag/binding";
import type Talk from "chinwag";
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes, useImperativeHandle } from "react";
import { InboxController } from "../controllers/controllers.ts";
import { container } from "./container.ts";
import type { ContainerProps, OwnSessionProps } from "./own-session-props.ts";
import { useBox } from "./use-box.ts";

/** What an `<Inbox>` is given. */
export type InboxProps = BoxProps<"inbox"> &
  OwnSessionProps &
  ContainerProps & {
    /** Is given the box of the `Talk` object while there is one. */
    inboxRef?: { current: Talk.Inbox | undefined } | undefined;
  };

/** The conversations of the current user, and the one that is open. Its ref is an `InboxController`. */
export const Inbox: ForwardRefExoticComponent<InboxProps & RefAttributes<InboxController>> = forwardRef<
  InboxController,
  InboxProps
>(function Inbox(props, ref) {
  const box = useBox("inbox", props, props.inboxRef);
  useImperativeHandle(ref, () => new InboxController(() => box.kept.current), [box.kept]);
  return container(props, box.container, box.isMounted);
});
