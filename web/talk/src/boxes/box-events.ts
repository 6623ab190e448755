import type { Subscription } from "@chinwag/core";
import { refuse } from "../arguments.ts";
import { Handlers } from "../handlers.ts";
import type { KeyEvent, MessageActionEvent, SendMessageEvent } from "./types.ts";

/** What the functions for each event are given. */
export interface BoxEventMap {
  focus: [];
  blur: [];
  keyup: [event: KeyEvent];
  keydown: [event: KeyEvent];
  sendMessage: [event: SendMessageEvent];
  messageAction: [event: MessageActionEvent];
  open: [];
  close: [];
}

/** The events of which a box tells, and the functions that want to know. */
export class BoxEvents {
  readonly #handlers: { [Name in keyof BoxEventMap]: Handlers<BoxEventMap[Name]> } = {
    focus: new Handlers(),
    blur: new Handlers(),
    keyup: new Handlers(),
    keydown: new Handlers(),
    sendMessage: new Handlers(),
    messageAction: new Handlers(),
    open: new Handlers(),
    close: new Handlers(),
  };

  /** Registers a function. */
  on<Name extends keyof BoxEventMap>(
    name: Name,
    handle: (...given: BoxEventMap[Name]) => void,
  ): Subscription {
    return this.#handlers[name].add(handle);
  }

  /** Takes a function back; one that was not registered is no mistake. */
  off<Name extends keyof BoxEventMap>(name: Name, handle: (...given: BoxEventMap[Name]) => void): void {
    this.#handlers[name].remove(handle);
  }

  /** Whether anybody wants to know. */
  isHeard(name: keyof BoxEventMap): boolean {
    return this.#handlers[name].size > 0;
  }

  /** Calls the functions. */
  emit<Name extends keyof BoxEventMap>(name: Name, ...given: BoxEventMap[Name]): void {
    this.#handlers[name].call(...given);
  }
}

/** The name of an event as older pages give it, which must be among those that this kind of box has. */
export function requireEvent<Name extends string>(given: unknown, names: readonly Name[]): Name {
  const known = names.find((name) => name === given);
  return known ?? refuse("eventType", names.map((name) => JSON.stringify(name)).join(" or "), given);
}
