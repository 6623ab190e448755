// By the package's name, here and in them: what bundles the declarations of `chinwag` follows no paths in other packages.
/** The types of themes of components, as pages have them in the namespace `Talk`. */
export type * from "@chinwag/ui/theming/common";
export type * from "@chinwag/ui/theming/kit";
export type * from "@chinwag/ui/theming/props";
export type * from "@chinwag/ui/theming/theme";
export type * from "@chinwag/ui/theming/translation";
