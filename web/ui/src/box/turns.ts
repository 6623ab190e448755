import type { SendChange } from "./box-owner.ts";

/** Lets what was written go in the order written, whatever the owner of the box takes its time over. */
export class Turns {
  #last: Promise<void> | null = null;

  /** Calls at once, or when it is known what is to become of it and all before it has gone. */
  take(asked: Promise<SendChange> | null, go: (change: SendChange) => void): void {
    if (asked === null && this.#last === null) {
      go({});
      return;
    }
    const turn = Promise.all([asked ?? {}, this.#last]).then(([change]) => {
      go(change);
      if (this.#last === turn) this.#last = null;
    });
    this.#last = turn;
  }
}
