import type { BoxProps } from "@chinwag/binding";
import type Talk from "chinwag";
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes, useImperativeHandle } from "react";
import { PopupController } from "../controllers/controllers.ts";
import type { OwnSessionProps } from "./own-session-props.ts";
import { useBox } from "./use-box.ts";

/** What a `<Popup>` is given. */
export type PopupProps = BoxProps<"popup"> &
  OwnSessionProps & {
    /** Is given the box of the `Talk` object while there is one. */
    popupRef?: { current: Talk.Popup | undefined } | undefined;
  };

/** A chat that floats over the page, with a button that opens it. Its ref is a `PopupController`. */
export const Popup: ForwardRefExoticComponent<PopupProps & RefAttributes<PopupController>> = forwardRef<
  PopupController,
  PopupProps
>(function Popup(props, ref) {
  const box = useBox("popup", props, props.popupRef);
  useImperativeHandle(ref, () => new PopupController(() => box.kept.current), [box.kept]);
  return null;
});
