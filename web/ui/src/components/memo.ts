import { Component, type ComponentType, createElement } from "preact";

/** The same component, which renders again only when a prop is another than before. */
export function memo<P extends object>(Inner: ComponentType<P>): ComponentType<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !shallowEqual(this.props, next);
    }

    override render() {
      return createElement(Inner, this.props);
    }
  };
}

function shallowEqual(one: object, other: object): boolean {
  const before = Object.entries(one);
  const after = new Map(Object.entries(other));
  return before.length === after.size && before.every(([key, value]) => Object.is(after.get(key), value));
}
