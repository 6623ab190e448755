import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { datesLocale } from "../../model/dates-locale.ts";
import { BlockView } from "./block-view.tsx";
import { markOf } from "./component-names.ts";
import { NESTING_MAX } from "./template/limits.ts";
import { type BlockProps, render } from "./template/render.ts";
import type { Template } from "./template/tree.ts";
import { asValue, type Value } from "./template/values.ts";

/** The templates that a box wears, and what they are given. */
export interface Dress {
  readonly templates: ReadonlyMap<string, Template>;
  readonly custom: Readonly<Record<string, unknown>>;
}

const dresses = new WeakMap<ShadowRoot, Dress>();
/** Of which templates one is within, outermost first. */
const Within = createContext<readonly string[]>([]);

/** Has a box wear templates, until the function is called that is given. */
export function dress(root: ShadowRoot, worn: Dress): () => void {
  dresses.set(root, worn);
  return () => void dresses.delete(root);
}

/** The template for a component; `null` where the interface's own is to be drawn. */
export function useTemplate(name: string): Template | null {
  const { root } = useUi();
  const within = useContext(Within);
  if (within.includes(name) || within.length >= NESTING_MAX) return null;
  return dresses.get(root)?.templates.get(name) ?? null;
}

interface DrawnProps {
  name: string;
  template: Template;
  data: Readonly<Record<string, unknown>>;
  /** What `<BuiltIn />` stands for. */
  own?: () => ComponentChildren;
}

/** A template, drawn with data. */
export function Drawn({ name, template, data, own }: DrawnProps) {
  const { root, strings } = useUi();
  const within = useContext(Within);
  const theme = { custom: dresses.get(root)?.custom ?? {} };
  // Words of the interface, in the language that is spoken: `t.edited`.
  const scope = new Map<string, Value>();
  for (const [key, value] of Object.entries({ ...data, theme, t: strings })) scope.set(key, asValue(value));
  const block = (blockName: string, props: BlockProps) =>
    blockName === "BuiltIn" || blockName === name ? own?.() : <BlockView name={blockName} {...props} />;
  const drawing = { locale: datesLocale(strings.locale, navigator.languages), mark: markOf(name), block };
  return <Within.Provider value={[...within, name]}>{render(template, scope, drawing)}</Within.Provider>;
}
