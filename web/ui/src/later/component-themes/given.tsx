import { Component, type ComponentChildren, type ComponentType, createContext } from "preact";
import { useContext } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useStore } from "../../hooks/use-store.ts";
import { beneath, standInFor } from "../themes/stand-in.ts";
import type { ComponentName } from "./component-names.ts";
import { enter } from "./kit-registry.ts";
import type { ThemeCommon } from "./types.ts";
import { type Worn, wornBy } from "./worn.ts";

/** Of which components of the page one is within, outermost first. */
const Within = createContext<readonly string[]>([]);

/** What the box wears, if anything. */
export function useWorn(): Worn | null {
  return wornBy(useUi().model);
}

/** What all components are given; only within a box that wears some. */
export function useCommon(worn: Worn): ThemeCommon {
  return useStore(worn.common);
}

/** The page's own component of a name; `null` where ours is to be drawn, as within itself. */
export function useOwn(name: ComponentName): ((props: never) => unknown) | null {
  const within = useContext(Within);
  const own = useWorn()?.own.get(name) ?? null;
  return within.includes(name) ? null : own;
}

interface GivenProps {
  name: ComponentName;
  own: (props: never) => unknown;
  /** What it is given besides what all are given. */
  props: object;
  /** What is drawn when it fails. */
  fallback: () => ComponentChildren;
  /** What of ours stays around it. */
  frame?: ((inside: ComponentChildren) => ComponentChildren) | undefined;
}

/** A component of the page, with ours behind it for when it fails. */
export function Given({ name, own, props, fallback, frame = (inside) => inside }: GivenProps) {
  const within = useContext(Within);
  const worn = useWorn() as Worn;
  const common = useCommon(worn);
  return (
    <Failing worn={worn} name={name} fallback={fallback}>
      {frame(
        <Within.Provider value={[...within, name]}>
          <Run own={own} props={{ common, ...props }} />
        </Within.Provider>,
      )}
    </Failing>
  );
}

/** It is called here, so that its hooks are those of this component. */
function Run({ own, props }: { own: (props: never) => unknown; props: object }) {
  enter();
  return own(props as never) as ComponentChildren;
}

interface FailingProps {
  worn: Worn;
  name: ComponentName;
  fallback: () => ComponentChildren;
  children: ComponentChildren;
}

/** Draws ours in place of what throws, and says in the console which it was. */
class Failing extends Component<FailingProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  override componentDidCatch(error: unknown): void {
    const { worn, name } = this.props;
    this.setState({ hasFailed: true });
    if (worn.failed.has(name)) return;
    worn.failed.add(name);
    // biome-ignore lint/suspicious/noConsole: it is where developers look.
    console.error(`Chinwag: the theme's ${name} failed. The interface's own is shown instead.`, error);
  }

  override render({ children, fallback }: FailingProps) {
    return this.state.hasFailed ? fallback() : children;
  }
}

/** How a component of the page comes to stand in the place of one of ours. */
export interface StandInOptions<P extends object> {
  name: ComponentName;
  Own: ComponentType<P>;
  /** What the component of the page is given, made of what ours is given; `null` where ours is to be drawn after all. */
  useGiven: (props: P, worn: Worn) => object | null;
  /** What of ours stays around it. */
  frame?: (inside: ComponentChildren, props: P) => ComponentChildren;
}

/** Has a component of the page stand in the place of one of ours, in boxes that wear one of that name. */
export function standIn<P extends object>({ name, Own, useGiven, frame }: StandInOptions<P>): void {
  function StandIn(props: P) {
    const own = useOwn(name);
    return own === null ? beneath(Own, props) : <Worked own={own} props={props} />;
  }
  function Worked({ own, props }: { own: (props: never) => unknown; props: P }) {
    const worn = useWorn() as Worn;
    const given = useGiven(props, worn);
    const fallback = () => beneath(Own, props);
    if (given === null) return fallback();
    return (
      <Given {...{ name, own, fallback }} props={given} frame={frame && ((inside) => frame(inside, props))} />
    );
  }
  standInFor(Own, StandIn, "page");
}
