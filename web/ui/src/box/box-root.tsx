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

type Direction = "ltr" | "rtl" | "auto";

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
  const { dir } = model.settings;
  const { owner } = model;

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

  let shown: ComponentChildren = null;
  // Not before it is known how it looks.
  let isDrawn = true;
  const draw = () => {
    if (!isDrawn) return;
    const ui = createUi(model, root);
    // A language that is written from left to right goes where the page goes.
    element.dir = dir ?? ui.strings.dir ?? "";
    render(
      <UiContext.Provider value={ui}>
        <div class={`box ${boxClass}`} dir={element.dir as Direction} lang={ui.strings.locale}>
          {shown}
        </div>
      </UiContext.Provider>,
      root,
    );
  };
  const languages = model.strings.subscribe(draw);
  // The first formatter takes long to make, later ones do not: better now than when messages are drawn. Half of it is
  // done for a locale alone.
  setTimeout(() => {
    new Intl.Locale("en").maximize();
    setTimeout(() => createUi(model, root).times.time(0));
  });
  const roles = followTheme(model, element, (name) => {
    isDrawn = root.firstChild !== null;
    const show = () => {
      isDrawn = true;
      draw();
    };
    import("../later/theme.ts").then(({ wear }) => wear({ model, element, root }, name)).then(show, show);
  });
  return {
    element,
    show(children) {
      shown = children;
      draw();
    },
    remove() {
      roles.unsubscribe();
      languages.unsubscribe();
      // A theme may still come.
      shown = null;
      render(null, root);
      element.remove();
    },
  };
}

/**
 * Has an element look as the owner of the box wants, or else as the reader's role has it. `wear` is told the names of
 * themes that are more than light or dark, or have something of the page's in them, and whatever comes after one.
 */
function followTheme(
  { settings, session }: BoxModel,
  element: HTMLElement,
  wear: (name: string) => void,
): Subscription {
  const { theme } = settings;
  let wears = Boolean(settings.themeCustom || settings.stylesUrl || settings.themeComponents);
  const show = () => {
    const name = theme ?? session.role?.theme ?? "auto";
    wears ||= !/^(light|dark|auto)$/.test(name);
    if (wears) wear(name);
    else if (name !== "auto") element.setAttribute("theme", name);
    else if (theme === undefined) element.removeAttribute("theme");
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
