import { type ComponentChildren, render } from "preact";
import { type Ui, UiContext } from "../hooks/ui-context.ts";
import { datesLocale } from "../model/dates-locale.ts";
import { NumberFormat } from "../model/number-format.ts";
import { TimeFormat } from "../model/time-format.ts";
import { en } from "../strings/en.ts";
import { adoptStyles } from "../styles/stylesheet.ts";
import type { BoxModel } from "./box-model.ts";
import { keyPress } from "./key-press.ts";

/** Typing in the chat is no business of the page's keyboard shortcuts: these events end at the box's edge. */
const PRIVATE_EVENTS = ["keydown", "keypress", "keyup", "beforeinput", "input"] as const;

/** An element that holds a part of the interface, in a shadow tree of its own. */
export interface BoxRoot {
  readonly element: HTMLElement;
  /** Shows something in it, or nothing. */
  show(children: ComponentChildren): void;
}

/** Makes an element with the interface's styles, settings and texts in it. `className` is for the page's styles. */
export function createBoxRoot(
  model: BoxModel,
  className: string,
  boxClass: string,
  ...styles: string[]
): BoxRoot {
  const element = document.createElement("div");
  element.className = className;
  const { theme = "auto", themeVariables = {}, dir, stylesUrl } = model.settings;
  const { owner } = model;
  if (theme !== "auto") element.setAttribute("theme", theme);
  for (const [key, value] of Object.entries(themeVariables)) {
    element.style.setProperty(`--theme-${key}`, value);
  }
  if (dir !== undefined) element.dir = dir;

  const root = element.attachShadow({ mode: "open" });
  adoptStyles(root);
  for (const css of styles) adoptStyles(root, css);
  for (const type of PRIVATE_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  if (owner.onKey) {
    for (const type of ["keydown", "keyup"] as const) {
      root.addEventListener(type, (event) => owner.onKey?.(type, keyPress(event as KeyboardEvent)));
    }
  }
  if (stylesUrl !== undefined)
    void import("../later/page-styles.ts").then((styles) => styles.add(root, stylesUrl));

  const ui = createUi(model, root);
  return {
    element,
    show(children) {
      render(
        <UiContext.Provider value={ui}>
          <div class={`box ${boxClass}`}>{children}</div>
        </UiContext.Provider>,
        root,
      );
    },
  };
}

function createUi(model: BoxModel, root: ShadowRoot): Ui {
  const strings = en;
  const locale = datesLocale(strings.locale, navigator.languages);
  const times = new TimeFormat(strings, locale);
  const numbers = new NumberFormat(locale);
  const { session } = model;
  return { model, root, session, meId: session.currentUser.id, strings, times, numbers };
}
