import type { ConversationPredicate, Subscription } from "@chinwag/core";
import { Store } from "./store.ts";

/** The message field that is on screen. */
export interface Field {
  /** What it says. */
  text(): string;
  /** Puts a text in place of what it says. */
  write(text: string): void;
  /** Puts a text where the caret is. */
  type(text: string): void;
  focus(): void;
  /** Attaches a file, to be sent or not. */
  attach(file: File): void;
  /** Asks where the reader is, to be sent or not. */
  locate(): void;
}

/** Through which the owner of a box works its message field: at once, or as soon as there is one. */
export class FieldControl {
  /** Whether there is a field, or in which conversations. */
  readonly visible: Store<boolean | ConversationPredicate>;
  #field: Field | null = null;
  /** What the field said that was there before. */
  #last: string | null = null;
  readonly #waiting: ((field: Field) => void)[] = [];

  constructor(visible: boolean | ConversationPredicate = true) {
    this.visible = new Store(visible);
  }

  /** Does something with the field, at once or with the next one that appears. */
  work(act: (field: Field) => void): void {
    if (this.#field !== null) act(this.#field);
    else this.#waiting.push(act);
  }

  /** Puts the focus into the field, if there is one by now. */
  focusNow(): void {
    this.#field?.focus();
  }

  /** What the field says, or said last; `null` when there was none, or something is yet to be done with it. */
  get text(): string | null {
    if (this.#waiting.length > 0) return null;
    return this.#field?.text() ?? this.#last;
  }

  /** A field has appeared: what was to be done with it is done. It is gone once the subscription is ended. */
  attach(field: Field): Subscription {
    this.#field = field;
    for (const act of this.#waiting.splice(0)) act(field);
    return {
      unsubscribe: () => {
        if (this.#field !== field) return;
        this.#last = field.text();
        this.#field = null;
      },
    };
  }
}

/** The field of somebody who may only read: whatever is to be done with it comes to nothing. */
export const NO_FIELD: Field = {
  text: () => "",
  write: () => undefined,
  type: () => undefined,
  focus: () => undefined,
  attach: () => undefined,
  locate: () => undefined,
};
