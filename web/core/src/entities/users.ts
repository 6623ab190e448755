import type { UserEntity } from "../wire.ts";

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

  /** Keeps the newer copy of each. */
  put(users: readonly (UserEntity | null | undefined)[]): void {
    let changed = false;
    for (const user of users) {
      if (!user) continue;
      const known = this.#byId.get(user.id);
      if (known && known.revision >= user.revision) continue;
      this.#byId.set(user.id, user);
      changed = true;
    }
    if (changed) this.#changed();
  }
}
