import type { Random } from "../random.ts";
import type { Cast } from "./cast.ts";
import type { Fault, Label, SessionNumber, Step, View } from "./operations.ts";

/** A conversation as far as the plan follows it. What is planned while somebody is offline may come out otherwise. */
export interface Sketch {
  readonly members: Set<Label>;
  readonly messages: { readonly label: Label; readonly sender: Label | null }[];
  exists: boolean;
}

/** A story that is being made up: what there will be, roughly, so that most of what happens makes sense. */
export class Draft {
  readonly cast: Cast;
  readonly random: Random;
  readonly steps: Step[] = [];
  readonly faults = new Map<SessionNumber, Fault>();
  readonly watched = new Map<number, { readonly session: SessionNumber; readonly view: View }>();
  readonly #sketches = new Map<Label, Sketch>();
  #messages = 0;
  #subscriptions = 0;
  #words = 0;

  constructor(cast: Cast, random: Random) {
    this.cast = cast;
    this.random = random;
  }

  sketch(conversation: Label): Sketch {
    const sketch = this.#sketches.get(conversation) ?? { members: new Set(), messages: [], exists: false };
    this.#sketches.set(conversation, sketch);
    return sketch;
  }

  /** Where something happens: mostly in the busy ones. */
  conversation(): Label {
    return this.random.pick(this.random.chance(0.8) ? this.cast.busy : this.cast.conversations);
  }

  session(): SessionNumber {
    return this.random.int(0, 2 * this.cast.users.length - 1);
  }

  userOf(session: SessionNumber): Label {
    return this.cast.users[session >> 1] as Label;
  }

  user(): Label {
    return this.random.pick(this.cast.users);
  }

  /** A session whose user takes part, mostly. */
  sessionIn(conversation: Label): SessionNumber {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const session = this.session();
      if (this.sketch(conversation).members.has(this.userOf(session))) return session;
    }
    return this.session();
  }

  /** A new message, and where it is said. */
  say(conversation: Label, sender: Label | null): Label {
    this.#messages += 1;
    const label = `m${this.#messages}`;
    this.sketch(conversation).messages.push({ label, sender });
    return label;
  }

  /** A word that was not used before, so that every change is one. */
  word(): string {
    this.#words += 1;
    return `word ${this.#words}`;
  }

  subscription(session: SessionNumber, view: View): number {
    this.#subscriptions += 1;
    this.watched.set(this.#subscriptions, { session, view });
    return this.#subscriptions;
  }
}
