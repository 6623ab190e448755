/// <reference path="../../../styles/css.d.ts" />
import type { ThemeData } from "../theme-data.ts";
import css from "./bubbles.css?inline";

/** Round and colourful, for talks among friends. */
export const bubbles: ThemeData = {
  variables: {
    "--t-color-brand-primary": { light: "#5a3fd6", dark: "#6a52e0" },
    "--t-color-brand-primary-hover": { light: "#4a31bd", dark: "#755de6" },
    "--t-color-brand-text": { light: "#5a3fd6", dark: "#b9a8ff" },
    "--t-color-bg": { light: "#ffffff", dark: "#14121c" },
    "--t-color-bg-muted": { light: "#f0ecfc", dark: "#272338" },
    "--t-color-bg-list": { light: "#f9f7ff", dark: "#191624" },
    "--t-color-bubble": { light: "#f0ecfc", dark: "#2b2640" },
    "--t-color-text": { light: "#1c1830", dark: "#ece9f8" },
    "--t-color-gray-300": { light: "#e6e0f8", dark: "#322d46" },
    "--t-color-gray-600": { light: "#5c5772", dark: "#aca6c4" },
    "--t-radius-sm": "10px",
    "--t-radius-md": "14px",
    "--t-radius-lg": "18px",
    "--t-radius-xl": "26px",
    "--t-radius-bubble": "22px",
  },
  css,
  components: {},
  custom: {},
};
