import type { ConversationPredicate } from "@chinwag/core";
import type { Field, FieldControl } from "@chinwag/ui";
import { refuse } from "../arguments.ts";
import { requireConversationPredicate } from "./predicates.ts";
import type { MessageField } from "./types.ts";

/** What works the message field of a box, or waits for the box to be shown. */
export class BoxMessageField implements MessageField {
  readonly #requireAlive: () => void;
  readonly #waiting: ((control: FieldControl) => void)[] = [];
  /** What the field will say once it is there. */
  #awaited = "";
  #control: FieldControl | undefined;

  constructor(requireAlive: () => void) {
    this.#requireAlive = requireAlive;
  }

  focus(): void {
    this.work((field) => field.focus());
  }

  setText(text: string): void {
    requireText(text);
    this.#awaited = text;
    this.work((field) => field.write(text));
  }

  typeText(text: string): void {
    requireText(text);
    this.#awaited = (this.#control?.text ?? this.#awaited) + text;
    this.work((field) => field.type(text));
  }

  async getText(): Promise<string> {
    this.#requireAlive();
    return this.#control?.text ?? this.#awaited;
  }

  setVisible(visible: boolean | ConversationPredicate): void {
    const checked = requireVisible(visible, "visible");
    this.#whenShown((control) => control.visible.set(checked));
  }

  /** The box is shown: what waited is done. */
  attach(control: FieldControl): void {
    this.#control = control;
    for (const act of this.#waiting.splice(0)) act(control);
  }

  /** Does something with the field, at once or as soon as there is one. */
  work(act: (field: Field) => void): void {
    this.#whenShown((control) => control.work(act));
  }

  #whenShown(act: (control: FieldControl) => void): void {
    this.#requireAlive();
    if (this.#control) act(this.#control);
    else this.#waiting.push(act);
  }
}

function requireText(given: unknown): void {
  if (typeof given !== "string") refuse("text", "a string", given);
}

function requireVisible(given: unknown, argument: string): boolean | ConversationPredicate {
  return typeof given === "boolean" ? given : requireConversationPredicate(given, argument);
}
