import type { ComponentType } from "preact";
import { blockDefaults } from "./blocks.tsx";
import { chatDefaults } from "./chat.tsx";
import { COMPONENT_NAMES, type ComponentName } from "./component-names.ts";
import { fieldDefaults } from "./field.tsx";
import { Given, useOwn } from "./given.tsx";
import { laterDefaults } from "./later-parts.tsx";
import { listDefaults } from "./list.tsx";
import { menuDefaults } from "./menu.tsx";
import { messageDefaults } from "./messages.tsx";
import { pictureDefaults } from "./pictures.tsx";
import { searchDefaults } from "./search.tsx";
import type { Theme } from "./types.ts";
import { voiceDefaults } from "./voice.tsx";

/** Our own components, for what components of a page are given. */
export const defaultTheme = {
  ...pictureDefaults,
  ...messageDefaults,
  ...chatDefaults,
  ...fieldDefaults,
  ...listDefaults,
  ...blockDefaults,
  ...laterDefaults,
  ...menuDefaults,
  ...searchDefaults,
  ...voiceDefaults,
} satisfies Record<ComponentName, unknown> as unknown as Theme;

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
