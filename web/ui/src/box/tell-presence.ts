import type { Subscription } from "@chinwag/core";
import type { BoxModel } from "./box-model.ts";

/** Has the server told what a box shows, from when the box is shown until it is ended. */
export function tellPresence(model: BoxModel, element: HTMLElement, isInSight?: () => boolean): Subscription {
  const events = new AbortController();
  const { signal } = events;
  import("../later/once-shown.ts").then(
    ({ reportPresence }) => reportPresence(model, element, signal, isInSight),
    // Without a connection there is nobody to tell.
    () => undefined,
  );
  return { unsubscribe: () => events.abort() };
}
