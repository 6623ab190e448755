import { render } from "preact";
import type { BoxModel } from "../box/box-model.ts";
import { fetchTheme } from "./themes/fetch-theme.ts";
import { pageStyles } from "./themes/page-styles.ts";
import { withSuffix } from "./themes/selectors.ts";
import type { ThemeData } from "./themes/theme-data.ts";

/** What wears a theme. */
export interface Wearer {
  readonly model: BoxModel;
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
}

/** What of a theme is on an element. */
interface Worn {
  readonly sheets: readonly CSSStyleSheet[];
  readonly properties: readonly string[];
  /** Whether components are drawn by something else than the interface itself. */
  readonly isDressed: boolean;
  /** Takes that off. */
  undress(): void;
}

const BARE: ThemeData = { variables: {}, css: "", components: {}, custom: {} };
const BUILT_IN: ReadonlySet<string> = new Set(["bubbles", "team", "contrast"]);

const worn = new WeakMap<Wearer["root"], Worn>();
/** Which theme was wanted last. */
const wanted = new WeakMap<Wearer["root"], { readonly name: string; readonly done: Promise<void> }>();

/** Has a box wear the theme of a name, instead of what it wore before. Resolves when it is to be drawn. */
export function wear(wearer: Wearer, name: string): Promise<void> {
  const before = wanted.get(wearer.root);
  if (before?.name === name) return before.done;
  const done = putOn(wearer, name);
  wanted.set(wearer.root, { name, done });
  // What could not be loaded is tried again when it is wanted again.
  done.catch(() => wanted.delete(wearer.root));
  return done;
}

async function putOn(wearer: Wearer, name: string): Promise<void> {
  const { model, element, root } = wearer;
  const data = { ...BARE, ...(await dataOf(model, name)) };
  const custom = { ...data.custom, ...model.settings.themeCustom };
  const hasTemplates = Object.keys(data.components).length > 0;
  const templates = hasTemplates ? await import("./themes/templates.ts") : null;
  const prepared = await templates?.prepare(data.components, element);
  const { themeComponents } = model.settings;
  // The round button of a Popup is no place for components.
  const isLauncher = element.className === "__talkjs_launcher";
  const components = themeComponents && !isLauncher ? await import("./component-themes/wear.ts") : null;
  const own = await components?.prepareComponents(wearer, themeComponents);
  const ofPage = await pageStyles(model.settings.stylesUrl);
  // Another was wanted meanwhile.
  if (wanted.get(root)?.name !== name) return;

  const before = worn.get(root);
  takeOff(wearer, before);
  if (name === "light" || name === "dark") element.setAttribute("theme", name);
  else if (name !== "auto" || model.settings.theme === undefined) element.removeAttribute("theme");
  const sheets = [variableSheet(data.variables), lastSheet(data.css + ofPage), ...(prepared?.sheets ?? [])];
  if (own) sheets.push(own.sheet);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  const isDressed = hasTemplates || own !== undefined;
  // What is drawn by others, or none, is of no use any more. The box draws itself after this.
  if (isDressed || before?.isDressed) render(null, root);
  const takeOffTemplates = prepared?.dress(root, custom);
  const takeOffComponents = own?.dress();
  const undress = () => {
    takeOffTemplates?.();
    takeOffComponents?.();
  };
  worn.set(root, { sheets, properties: setProperties(element, custom), isDressed, undress });
}

async function dataOf(model: BoxModel, name: string): Promise<Partial<ThemeData> | null> {
  if (name === "auto" || name === "light" || name === "dark") return null;
  if (!BUILT_IN.has(name)) return fetchTheme(model, name);
  const { BUILT_IN_THEMES } = await import("./themes/built-in/built-in-themes.ts");
  return BUILT_IN_THEMES[name] ?? null;
}

function takeOff({ element, root }: Wearer, before: Worn | undefined): void {
  if (before === undefined) return;
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !before.sheets.includes(sheet));
  for (const property of before.properties) element.style.removeProperty(property);
  before.undress();
}

/** What of a theme's data can be a value in CSS. */
function setProperties(element: HTMLElement, custom: Readonly<Record<string, unknown>>): string[] {
  const set: string[] = [];
  for (const [key, value] of Object.entries(custom)) {
    if (typeof value !== "string" && typeof value !== "number") continue;
    element.style.setProperty(`--theme-${key}`, String(value));
    set.push(`--theme-${key}`);
  }
  return set;
}

/** Property by property, so that no value can be more than that. Rules of the page for the box go before it. */
function variableSheet(variables: ThemeData["variables"]): CSSStyleSheet {
  const sheet = sheetOf(":host {}");
  const [rule] = sheet.cssRules;
  for (const [name, value] of Object.entries(variables)) {
    const one = typeof value === "string" ? value : `light-dark(${value.light}, ${value.dark})`;
    if (rule instanceof CSSStyleRule && name.startsWith("--")) rule.style.setProperty(name, one);
  }
  return sheet;
}

/** So that it wins over what is as specific, also over parts of the interface that are loaded after it. */
const LAST = ":not(t)";

function lastSheet(css: string): CSSStyleSheet {
  const sheet = sheetOf(css);
  withSuffix(sheet.cssRules, LAST);
  return sheet;
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
