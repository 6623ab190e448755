import type { Client } from "../client.ts";
import { Handle } from "../subscriptions/handle.ts";
import { join } from "../subscriptions/join.ts";
import type {
  CreateUserParams,
  SetUserParams,
  UserActiveState,
  UserRef,
  UserSnapshot,
  UserSubscription,
} from "../types/user.ts";
import type { UserPatch } from "../wire.ts";

/** References a user. */
export class UserReference implements UserRef {
  readonly id: string;
  readonly #client: Client;

  constructor(client: Client, id: string) {
    this.#client = client;
    this.id = id;
  }

  async get(): Promise<UserSnapshot | null> {
    const { requests, snapshots, subscriber, users } = this.#client;
    if (subscriber.topics.get(`user/${this.id}`)?.live) return snapshots.user(this.id);
    return requests.promise("user.get", { user: this.id }, ({ user }) => {
      users.put([user]);
      return user && snapshots.user(user.id);
    });
  }

  async set(params: SetUserParams): Promise<void> {
    await this.#client.requests.promise("user.set", { user: this.id, set: userPatch(params) }, () => {});
  }

  async createIfNotExists(params: CreateUserParams): Promise<void> {
    const fields = { user: this.id, set: userPatch(params) };
    await this.#client.requests.promise("user.createIfNotExists", fields, () => {});
  }

  subscribe(onSnapshot?: (event: UserSnapshot | null) => void): UserSubscription {
    const client = this.#client;
    return join(client, `user/${this.id}`, (isLive, release) => {
      return new Handle<UserActiveState>({
        select: (previous) => {
          if (!isLive()) return null;
          const latestSnapshot = client.snapshots.user(this.id);
          return previous?.latestSnapshot === latestSnapshot ? previous : { type: "active", latestSnapshot };
        },
        notify: ({ latestSnapshot }) => onSnapshot?.(latestSnapshot),
        release,
      });
    });
  }
}

/** The wire knows lists of addresses only. */
function userPatch({ email, phone, ...rest }: SetUserParams): UserPatch {
  return {
    ...rest,
    ...(email === undefined ? {} : { email: listOf(email) }),
    ...(phone === undefined ? {} : { phone: listOf(phone) }),
  };
}

function listOf(value: string | string[] | null): string[] | null {
  return typeof value === "string" ? [value] : value;
}
