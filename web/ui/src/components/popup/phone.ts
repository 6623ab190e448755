/** A screen so small that a popup takes all of it. The popup's styles say the same. */
export const PHONE = "(max-width: 480px), (max-height: 480px) and (pointer: coarse)";
