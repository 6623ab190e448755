import type { Subscription } from "@chinwag/core";
import { Handlers } from "../handlers.ts";
import type { BrowserPermissionDeniedEvent, BrowserPermissionNeededEvent, PermissionType } from "./types.ts";

/** Tells a page before the browser asks its user for something, and when that is refused. */
export class BrowserPermissions {
  readonly #needed = new Handlers<[BrowserPermissionNeededEvent], unknown>();
  readonly #denied = new Handlers<[BrowserPermissionDeniedEvent & BrowserPermissionNeededEvent]>();

  onNeeded(handler: (event: BrowserPermissionNeededEvent) => unknown): Subscription {
    return this.#needed.add(handler);
  }

  onDenied(
    handler: (event: BrowserPermissionDeniedEvent & BrowserPermissionNeededEvent) => void,
  ): Subscription {
    return this.#denied.add(handler);
  }

  /** Whether the browser is to be asked, once the page has had its time. */
  async mayAsk(type: PermissionType): Promise<boolean> {
    if (this.#needed.size === 0 || !(await willPrompt(type))) return true;
    let isWanted = true;
    const preventDefault = () => {
      isWanted = false;
    };
    const waits = this.#needed.call({ type, preventDefault });
    for (const outcome of await Promise.allSettled(waits)) {
      // It is the page's mistake, and no reason to keep the user from anything.
      if (outcome.status === "rejected") reportError(outcome.reason);
    }
    return isWanted;
  }

  /** Tells of a refusal. Given is whether anybody wanted to know. */
  denied(type: PermissionType): boolean {
    // Some pages were told by the declarations that there is such a method.
    const event = { type, preventDefault: () => undefined };
    this.#denied.call(event);
    return this.#denied.size > 0;
  }
}

/** Whether the browser is known to be about to ask. */
async function willPrompt(type: PermissionType): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: type as PermissionName });
    return state === "prompt";
  } catch {
    // Not every browser knows every name.
    return false;
  }
}
