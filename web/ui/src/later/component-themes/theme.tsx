import type { ComponentType } from "preact";
import { chatDefaults } from "./chat.tsx";
import { COMPONENT_NAMES, type ComponentName } from "./component-names.ts";
import { fieldDefaults } from "./field.tsx";
import { Given, useOwn } from "./given.tsx";
import { listDefaults } from "./list.tsx";
import { messageDefaults } from "./messages.tsx";
import { pictureDefaults } from "./pictures.tsx";
import type { Theme } from "./types.ts";

/** Our own components, for what components of a page are given. */
export const defaultTheme = {
  ...pictureDefaults,
  ...messageDefaults,
  ...chatDefaults,
  ...fieldDefaults,
  ...listDefaults,
} as Partial<Theme> as Theme;

/** All components by name, as the box has them in which they are drawn: those of the page in place of ours. */
export const mergedTheme = Object.fromEntries(
  COMPONENT_NAMES.map((name) => [name, merged(name)]),
) as never as Theme;

function merged(name: ComponentName) {
  const Default = defaultTheme[name] as ComponentType<object>;
  function Merged(props: object) {
    const own = useOwn(name);
    const fallback = () => <Default {...props} />;
    return own === null ? fallback() : <Given {...{ name, own, props, fallback }} />;
  }
  Merged.displayName = name;
  return Merged;
}
