import type { BoxProps } from "@chinwag/binding";
import type Talk from "chinwag";
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes, useImperativeHandle } from "react";
import { ConversationListController } from "../controllers/controllers.ts";
import { container } from "./container.ts";
import type { ContainerProps, OwnSessionProps } from "./own-session-props.ts";
import { useBox } from "./use-box.ts";

/** What a `<ConversationList>` is given. */
export type ConversationListProps = BoxProps<"conversationList"> &
  OwnSessionProps &
  ContainerProps & {
    /** Is given the list of the `Talk` object while there is one. */
    conversationListRef?: { current: Talk.ConversationList | undefined } | undefined;
  };

/** The conversations of the current user, without a chat. Its ref is a `ConversationListController`. */
export const ConversationList: ForwardRefExoticComponent<
  ConversationListProps & RefAttributes<ConversationListController>
> = forwardRef<ConversationListController, ConversationListProps>(function ConversationList(props, ref) {
  const box = useBox("conversationList", props, props.conversationListRef);
  useImperativeHandle(ref, () => new ConversationListController(() => box.kept.current), [box.kept]);
  return container(props, box.container, box.isMounted);
});
