import { refuse } from "../arguments.ts";
import { explainedAt } from "../problems.ts";

/** The element to fill. A jQuery object of one element is as good as the element. */
export function requireContainer(given: unknown, server: string): HTMLElement {
  if (given instanceof HTMLElement) return given;
  const first = typeof given === "object" && given !== null && "0" in given ? given[0] : undefined;
  if (first instanceof HTMLElement) return first;
  return refuse("container", `an element of the page (${explainedAt(server, "NO_CONTAINER")})`, given);
}
