import type { ThemeKit } from "./types.ts";

/** Where `@chinwag/react/theming` and `@chinwag/elements/theming` look for what they give. */
const PLACE = Symbol.for("chinwag.theming");

let kit: ThemeKit | null = null;

/** Makes known what components are made with. */
export function provide(given: ThemeKit): void {
  kit = given;
  enter();
}

/** A page may have two interfaces, of a script and of a package: what is made now is made with this one. */
export function enter(): void {
  (globalThis as Record<symbol, unknown>)[PLACE] = kit;
}
