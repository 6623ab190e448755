import { refuse, requireId, requireObject } from "../arguments.ts";

/** What a `User` is made of. Absent keeps the stored value, `null` deletes it. */
export interface UserOptions {
  /** The user's id in the application. A number becomes a string. */
  id: string | number;
  /** Shown wherever the user appears. */
  name: string;
  /** One address, or several. */
  email?: string | Array<string> | null;
  /** One number, or several. */
  phone?: string | Array<string> | null;
  /** The avatar's URL. */
  photoUrl?: string | null;
  /** Shown to whoever opens an empty conversation with the user. */
  welcomeMessage?: string | null;
  /** The name of the user's role. */
  role?: string | null;
  /** @deprecated Use `role`. */
  configuration?: string | null;
  /** What the application stores with the user, patched key by key. */
  custom?: { [name: string]: string | null } | null;
  /** @deprecated Use `welcomeMessage`. */
  availabilityText?: string | null;
  /** An IETF language tag. */
  locale?: string | null;
}

/**
 * A user of the application. One made of fields is written to the server when it is used: as the current user of a
 * session, or as a participant of a conversation. One made of an id alone stands for a user who exists.
 */
export class User {
  readonly id: string;
  readonly name!: string;
  readonly email?: string | Array<string> | null;
  readonly phone?: string | Array<string> | null;
  readonly photoUrl?: string | null;
  readonly welcomeMessage?: string | null;
  readonly role?: string | null;
  /** @deprecated Use `role`. */
  readonly configuration?: string | null;
  readonly custom?: { [name: string]: string | null } | null;
  /** @deprecated Use `welcomeMessage`. */
  readonly availabilityText?: string | null;
  readonly locale?: string | null;

  constructor(id: string | number);
  constructor(options: UserOptions);
  constructor(given: string | number | UserOptions) {
    if (typeof given === "string" || typeof given === "number") {
      this.id = toId(given, "id");
      return;
    }
    const options = requireObject(given, "options");
    // Fields that are absent stay absent: whether a field is there tells whether it is written.
    Object.assign(this, options);
    this.id = toId(options.id, "options.id");
    if (typeof options.name !== "string") refuse("options.name", "a string", options.name);
  }
}

function toId(given: unknown, argument: string): string {
  return typeof given === "number" ? String(given) : requireId(given, argument);
}
