import type { Client } from "../client.ts";
import type { Lenient } from "../connection/requests.ts";
import { checkObject } from "../errors.ts";
import { share } from "../snapshots/share.ts";
import { subscribe } from "../subscriptions/subscribe.ts";
import type { UserOnlineActiveState, UserOnlineSnapshot, UserOnlineSubscription } from "../types/online.ts";
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
    const { requests, topics, users } = this.#client;
    if (topics.get(`user/${this.id}`)?.live) return users.get(this.id);
    return requests.promise("user.get", { user: this.id }, ({ user }) => user && users.get(user.id));
  }

  async set(params: SetUserParams): Promise<void> {
    await this.#client.requests.tell("user.set", { user: this.id, set: userPatch(params) });
  }

  async createIfNotExists(params: CreateUserParams): Promise<void> {
    await this.#client.requests.tell("user.createIfNotExists", { user: this.id, set: userPatch(params) });
  }

  subscribe(onSnapshot?: (event: UserSnapshot | null) => void): UserSubscription {
    return subscribe<UserActiveState>(this.#client, {
      topics: [`user/${this.id}`],
      callback: onSnapshot,
      select: () => [this.#client.users.get(this.id)],
    });
  }

  subscribeOnline(onSnapshot?: (event: UserOnlineSnapshot | null) => void): UserOnlineSubscription {
    const { subscriber, users } = this.#client;
    return subscribe<UserOnlineActiveState>(this.#client, {
      topics: [`online/${this.id}`, `user/${this.id}`],
      callback: onSnapshot,
      select: (previous) => {
        const user = users.get(this.id);
        const isConnected = subscriber.online.get(this.id) ?? false;
        return [user && share(previous?.latestSnapshot, { user, isConnected })];
      },
    });
  }
}

/** The wire knows lists of addresses only. */
function userPatch(params: SetUserParams): Lenient<UserPatch> {
  const { email, phone, ...rest } = checkObject(params);
  return {
    ...rest,
    email: listOf(email),
    phone: listOf(phone),
  };
}

function listOf(value: string | string[] | null | undefined): string[] | null | undefined {
  return typeof value === "string" ? [value] : value;
}
