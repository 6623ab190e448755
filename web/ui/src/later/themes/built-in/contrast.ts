/// <reference path="../../../styles/css.d.ts" />
import type { ThemeData } from "../theme-data.ts";
import css from "./contrast.css?inline";

/** Black on white, or white on black, with lines around things: for eyes that need it. */
export const contrast: ThemeData = {
  variables: {
    "--t-color-brand-primary": { light: "#0b2bb0", dark: "#ffe14d" },
    "--t-color-brand-primary-hover": { light: "#071d7a", dark: "#fff0a0" },
    "--t-color-brand-primary-fg": { light: "#ffffff", dark: "#000000" },
    "--t-color-brand-text": { light: "#0b2bb0", dark: "#ffe14d" },
    "--t-color-bg": { light: "#ffffff", dark: "#000000" },
    "--t-color-bg-muted": { light: "#f2f2f2", dark: "#1c1c1c" },
    "--t-color-bg-list": { light: "#ffffff", dark: "#000000" },
    "--t-color-bubble": { light: "#ffffff", dark: "#000000" },
    "--t-color-text": { light: "#000000", dark: "#ffffff" },
    "--t-color-gray-300": { light: "#595959", dark: "#b0b0b0" },
    "--t-color-gray-600": { light: "#2e2e2e", dark: "#e6e6e6" },
    "--t-color-danger": { light: "#a00000", dark: "#ff9d94" },
    "--t-color-danger-subtle": { light: "#ffffff", dark: "#000000" },
    "--t-radius-sm": "4px",
    "--t-radius-md": "6px",
    "--t-radius-lg": "8px",
    "--t-radius-bubble": "10px",
    "--t-font-size-base": "16px",
    "--t-font-weight-medium": "600",
  },
  css,
  components: {},
  custom: {},
};
