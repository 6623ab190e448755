import type { Subscription } from "@chinwag/core";
import { type ComponentChildren, render } from "preact";
import { type Ui, UiContext } from "../hooks/ui-context.ts";
import { datesLocale } from "../model/dates-locale.ts";
import { isTouch } from "../model/is-touch.ts";
import { NumberFormat } from "../model/number-format.ts";
import { TimeFormat } from "../model/time-format.ts";
import { adoptStyles } from "../styles/stylesheet.ts";
import type { BoxModel } from "./box-model.ts";
import { keyPress } from "./key-press.ts";

/** Typing in the chat is no business of the page's keyboard shortcuts: these events end at the box's edge. */
const PRIVATE_EVENTS = ["keydown", "keypress", "keyup", "beforeinput", "input"] as const;

/** An element that holds a part of the interface, in a shadow tree of its own. */
export interface BoxRoot {
  readonly element: HTMLElement;
  /** Shows something in it. */
  show(children: ComponentChildren): void;
  /** Takes it out of the page, with all that is in it. */
  remove(): void;
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
  const { themeVariables = {}, dir, stylesUrl } = model.settings;
  const { owner } = model;
  const roles = followTheme(model, element);
  for (const [key, value] of Object.entries(themeVariables)) {
    element.style.setProperty(`--theme-${key}`, value);
  }

  const root = element.attachShadow({ mode: "open" });
  adoptStyles(root);
  for (const css of styles) adoptStyles(root, css);
  for (const type of PRIVATE_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  if (owner.onKey) {
    for (const type of ["keydown", "keyup"] as const) {
      root.addEventListener(type, (event) => owner.onKey?.(type, keyPress(event as KeyboardEvent)));
    }
  }
  if (isTouch()) void import("../later/touch.ts").then((touch) => touch.followFingers(root, model));
  if (stylesUrl !== undefined)
    void import("../later/page-styles.ts").then((styles) => styles.add(root, stylesUrl));

  let shown: ComponentChildren = null;
  const draw = () => {
    const ui = createUi(model, root);
    // A language that is written from left to right goes where the page goes.
    element.dir = dir ?? ui.strings.dir ?? "";
    render(
      <UiContext.Provider value={ui}>
        <div class={`box ${boxClass}`} lang={ui.strings.locale}>
          {shown}
        </div>
      </UiContext.Provider>,
      root,
    );
  };
  const languages = model.strings.subscribe(draw);
  return {
    element,
    show(children) {
      shown = children;
      draw();
    },
    remove() {
      roles.unsubscribe();
      languages.unsubscribe();
      render(null, root);
      element.remove();
    },
  };
}

/** Has an element look as the owner of the box wants, or else as the reader's role has it. */
function followTheme({ settings, session }: BoxModel, element: HTMLElement): Subscription {
  const show = () => {
    const theme = settings.theme ?? session.role?.theme ?? "auto";
    // What nobody knows leaves it to the reader's system.
    if (theme === "light" || theme === "dark") element.setAttribute("theme", theme);
    else if (settings.theme === undefined) element.removeAttribute("theme");
  };
  show();
  return session.onRoleChange(show);
}

function createUi(model: BoxModel, root: ShadowRoot): Ui {
  const strings = model.strings.value;
  const locale = datesLocale(strings.locale, navigator.languages);
  const times = new TimeFormat(strings, locale);
  const numbers = new NumberFormat(locale);
  const { session } = model;
  return { model, root, session, meId: session.currentUser.id, strings, times, numbers };
}
