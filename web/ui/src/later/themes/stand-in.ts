import { type ComponentType, createElement, options, type VNode } from "preact";

type Wrapper = ComponentType<never>;
/** Says what stands in for an element of the interface, if anything does. */
type ForElement = (props: Readonly<Record<string, unknown>>) => ComponentType<never> | undefined;

/** What a page has in place of ours comes before what a template has. */
const LAYERS = ["page", "template"] as const;
type Layer = (typeof LAYERS)[number];

const wrappers: Readonly<Record<Layer, Map<unknown, Wrapper>>> = { page: new Map(), template: new Map() };
const elements = new Map<string, ForElement[]>();
/** How many of the layers what is being made lies below. */
let below = 0;
/**
 * The same of what was made, by its props: Preact asks again for a component that draws itself anew, and for what is
 * drawn a second time. Were it dressed then, it would be taken for another, and begin anew.
 */
const made = new WeakMap<object, number>();
let isInstalled = false;

/**
 * Puts a component in the place of one of the interface, wherever that is drawn from now on. It is the hook that Preact
 * has for this, so the interface need not know that it may be dressed, and pays nothing for it.
 */
export function standInFor<P extends object>(
  Own: ComponentType<P>,
  Wrapper: ComponentType<P>,
  layer: Layer = "template",
): void {
  install();
  if (!wrappers[layer].has(Own)) wrappers[layer].set(Own, Wrapper as Wrapper);
}

/** The same for elements of a kind that are no component of their own. */
export function standInForElement(tag: string, choose: ForElement): void {
  install();
  elements.set(tag, [...(elements.get(tag) ?? []), choose]);
}

function install(): void {
  if (isInstalled) return;
  isInstalled = true;
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    const wrapper = wrapperFor(vnode);
    if (wrapper !== undefined) (vnode as { type: unknown }).type = wrapper;
    before?.(vnode);
  };
}

function wrapperFor({ type, props }: VNode): Wrapper | undefined {
  const depth = props === null ? 0 : (made.get(props) ?? below);
  if (typeof type === "string") return depth === 0 ? forElement(type, props as never) : undefined;
  for (const layer of LAYERS.slice(depth)) {
    const wrapper = wrappers[layer].get(type);
    if (wrapper !== undefined) return wrapper;
  }
  return undefined;
}

function forElement(tag: string, props: Readonly<Record<string, unknown>>): Wrapper | undefined {
  for (const choose of elements.get(tag) ?? []) {
    const wrapper = choose(props);
    if (wrapper !== undefined) return wrapper;
  }
  return undefined;
}

/** A component of the interface, itself undressed; those within it are not. */
export function plainly<P extends object>(Own: ComponentType<P> | string, props: P): VNode {
  return make(LAYERS.length, Own, props);
}

/** What is drawn where a page has nothing in the place of a component: a template, or else the interface's own. */
export function beneath<P extends object>(Own: ComponentType<P> | string, props: P): VNode {
  return make(1, Own, props);
}

function make<P extends object>(depth: number, Own: ComponentType<P> | string, props: P): VNode {
  const before = below;
  below = depth;
  try {
    const vnode = createElement(Own as ComponentType<P>, props) as VNode;
    made.set(vnode.props, depth);
    return vnode;
  } finally {
    below = before;
  }
}
