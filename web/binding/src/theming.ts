import { COMPONENT_NAMES } from "@chinwag/ui/theming-names";
import type Talk from "chinwag";

/** Where the interface makes known what components are made of. */
const PLACE = Symbol.for("chinwag.theming");

/**
 * What components are made of is the interface's, which is loaded with the first box: so a module can import this, and
 * a component is not called before it is there.
 */
function kit(what: string): Talk.ThemeKit {
  const found = (globalThis as Record<symbol, unknown>)[PLACE] as Talk.ThemeKit | undefined;
  if (found === undefined) {
    throw new Error(
      `${what} works within the components of a theme, while a box draws them, and not before.`,
    );
  }
  return found;
}

/** Makes what is to be seen, of a template: `html\`<b class="name">${name}</b>\``, with components as `<${Avatar} …/>`. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Talk.ThemeNode {
  return kit("html").html(strings, ...values);
}

/** Hooks for components of a theme. Those of a framework do not work in them. */
export const hooks: Talk.ThemeHooks = {
  useState: (...given) => kit("useState").hooks.useState(...given),
  useReducer: (...given) => kit("useReducer").hooks.useReducer(...given),
  useEffect: (...given) => kit("useEffect").hooks.useEffect(...given),
  useLayoutEffect: (...given) => kit("useLayoutEffect").hooks.useLayoutEffect(...given),
  useMemo: (...given) => kit("useMemo").hooks.useMemo(...given),
  useCallback: (...given) => kit("useCallback").hooks.useCallback(...given),
  useRef: (...given) => kit("useRef").hooks.useRef(...given),
  useId: () => kit("useId").hooks.useId(),
};

/** The interface's own components, by name: to be drawn within yours, with what yours are given. */
export const defaultTheme: Talk.Theme = Object.fromEntries(
  COMPONENT_NAMES.map((name) => [
    name,
    (props: object) => {
      const { createElement, defaultTheme } = kit(`defaultTheme.${name}`);
      return createElement(defaultTheme[name], props);
    },
  ]),
) as never;
