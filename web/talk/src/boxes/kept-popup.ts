import { Stored } from "../stored.ts";
import type { PopupOptions } from "./options.ts";

/** A popup that was open on the page before. */
export interface KeptState {
  readonly options: PopupOptions;
  readonly conversationId?: string | undefined;
}

/** Keeps for the next page of the site, in this tab, that a popup was open. */
export class KeptPopup {
  readonly #stored: Stored;

  constructor(appId: string, userId: string) {
    this.#stored = new Stored("sessionStorage", "popup", appId, userId);
  }

  /** `null` where none was open. */
  load(): KeptState | null {
    try {
      const kept: unknown = JSON.parse(this.#stored.get() ?? "null");
      return typeof kept === "object" && kept !== null && "options" in kept ? (kept as KeptState) : null;
    } catch {
      return null;
    }
  }

  save(state: KeptState | null): void {
    this.#stored.set(state && JSON.stringify(state));
  }
}
