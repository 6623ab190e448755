import { useLayoutEffect } from "preact/hooks";
import { adoptStyles } from "../styles/stylesheet.ts";
import { useUi } from "./ui-context.ts";

/** Brings along the styles of a part that is loaded when it is wanted. */
export function useStyles(css: string): void {
  const { root } = useUi();
  useLayoutEffect(() => adoptStyles(root, css), [root, css]);
}
