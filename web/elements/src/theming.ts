/** What components of a theme are made of. */
export * from "@chinwag/binding/theming";
