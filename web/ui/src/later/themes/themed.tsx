import {
  type ComponentChildren,
  type ComponentType,
  createContext,
  createElement,
  options,
  type VNode,
} from "preact";
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
const wrappers = new Map<unknown, ComponentType<never>>();
/** Of which templates one is within, outermost first. */
const Within = createContext<readonly string[]>([]);
/** Whether the component that is being made is to be the interface's own. */
let isPlain = false;

/** Has a box wear templates, until the function is called that is given. */
export function dress(root: ShadowRoot, worn: Dress): () => void {
  dresses.set(root, worn);
  return () => void dresses.delete(root);
}

/**
 * Puts a component in the place of one of the interface, wherever that is drawn from now on. It is the hook that Preact
 * has for this, so the interface need not know that it may be dressed, and pays nothing for it.
 */
export function standInFor<P extends object>(Own: ComponentType<P>, Wrapper: ComponentType<P>): void {
  if (wrappers.has(Own)) return;
  if (wrappers.size === 0) install();
  wrappers.set(Own, Wrapper as ComponentType<never>);
}

function install(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    const wrapper = isPlain ? undefined : wrappers.get(vnode.type);
    if (wrapper !== undefined) (vnode as { type: unknown }).type = wrapper;
    before?.(vnode);
  };
}

/** A component of the interface, itself undressed; those within it are not. */
export function plainly<P extends object>(Own: ComponentType<P>, props: P): VNode {
  isPlain = true;
  try {
    return createElement(Own, props) as VNode;
  } finally {
    isPlain = false;
  }
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
