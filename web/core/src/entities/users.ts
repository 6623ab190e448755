import { pick } from "../snapshots/pick.ts";
import { share } from "../snapshots/share.ts";
import type { UserSnapshot } from "../types/user.ts";
import type { UserEntity } from "../wire.ts";

const FIELDS = ["id", "name", "custom", "locale", "photoUrl", "role", "welcomeMessage"] as const;

/** Whom events and answers bring along, in whichever of these fields they have. */
export interface Company {
  readonly user?: UserEntity | null;
  readonly sender?: UserEntity;
  readonly users?: readonly UserEntity[];
}

/** Every user heard of, as they are shown. */
export class Users {
  readonly #byId = new Map<string, { readonly revision: number; readonly snapshot: UserSnapshot }>();
  readonly #changed: () => void;

  /** `changed` is called when a user is not what it was before. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** `null` when no such user is known. */
  get(id: string): UserSnapshot | null {
    return this.#byId.get(id)?.snapshot ?? null;
  }

  /** Keeps the newer copy of each user whom an event, or what was answered, brings along. */
  learn({ user, sender, users = [] }: Company): void {
    let changed = false;
    for (const one of [user, sender, ...users]) {
      const known = one && this.#byId.get(one.id);
      if (!one || (known && one.revision <= known.revision)) continue;
      const snapshot: UserSnapshot = share(known?.snapshot, pick(one, FIELDS));
      this.#byId.set(one.id, { revision: one.revision, snapshot });
      changed = true;
    }
    if (changed) this.#changed();
  }
}
