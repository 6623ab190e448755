import type { UserEntity } from "../wire.ts";

/** Whom events and answers bring along, in whichever of these fields they have. */
export interface Company {
  readonly user?: UserEntity | null;
  readonly sender?: UserEntity;
  readonly users?: readonly UserEntity[];
}

/** Every user heard of, in the newest form heard of. */
export class Users {
  readonly #byId = new Map<string, UserEntity>();
  readonly #changed: () => void;

  /** `changed` is called when a user is not what it was before. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get(id: string): UserEntity | undefined {
    return this.#byId.get(id);
  }

  /** Keeps the newer copy of each user whom an event, or what was answered, brings along. */
  learn({ user, sender, users = [] }: Company): void {
    let changed = false;
    for (const one of [user, sender, ...users]) {
      if (!one || one.revision <= (this.#byId.get(one.id)?.revision ?? -1)) continue;
      this.#byId.set(one.id, one);
      changed = true;
    }
    if (changed) this.#changed();
  }
}
