import type { BoxProps } from "@chinwag/binding";
import type Talk from "chinwag";
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes, useImperativeHandle } from "react";
import { ChatboxController } from "../controllers/controllers.ts";
import { container } from "./container.ts";
import type { ContainerProps, OwnSessionProps } from "./own-session-props.ts";
import { useBox } from "./use-box.ts";

/** What a `<Chatbox>` is given. */
export type ChatboxProps = BoxProps<"chatbox"> &
  OwnSessionProps &
  ContainerProps & {
    /** Is given the box of the `Talk` object while there is one. */
    chatboxRef?: { current: Talk.Chatbox | undefined } | undefined;
  };

/** One conversation, which only the page changes. Its ref is a `ChatboxController`. */
export const Chatbox: ForwardRefExoticComponent<ChatboxProps & RefAttributes<ChatboxController>> = forwardRef<
  ChatboxController,
  ChatboxProps
>(function Chatbox(props, ref) {
  const box = useBox("chatbox", props, props.chatboxRef);
  useImperativeHandle(ref, () => new ChatboxController(() => box.kept.current), [box.kept]);
  return container(props, box.container, box.isMounted);
});
