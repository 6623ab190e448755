import type { UserOnlineSnapshot, UserOnlineSubscription } from "./online.ts";
import type { ErrorState, PendingState, UnsubscribedState } from "./subscription.ts";

/** References the user with a given id, who need not exist. */
export interface UserRef {
  /** The user's id. It never changes; another user needs another ref. */
  readonly id: string;

  /** Reads the public attributes; `null` when no such user exists. Free while the user is subscribed to. */
  get(): Promise<UserSnapshot | null>;

  /** Changes the user, creating it when absent; `name` is required then. */
  set(params: SetUserParams): Promise<void>;

  /** Creates the user, or leaves an existing one wholly as it is. */
  createIfNotExists(params: CreateUserParams): Promise<void>;

  /** Follows the public attributes. All subscriptions to a user share one with the server. */
  subscribe(onSnapshot?: (event: UserSnapshot | null) => void): UserSubscription;

  /** Follows the public attributes and whether the user is connected. */
  subscribeOnline(onSnapshot?: (event: UserOnlineSnapshot | null) => void): UserOnlineSubscription;
}

/** A user's public attributes at one moment. Frozen; the same object as long as nothing changes. */
export interface UserSnapshot {
  /** The user's id. */
  readonly id: string;
  /** Shown wherever the user appears. */
  readonly name: string;
  /** What the app stores with the user; `{}` when nothing. */
  readonly custom: Record<string, string>;
  /** An IETF language tag; `null` means the app's default. */
  readonly locale: string | null;
  /** The avatar's URL. */
  readonly photoUrl: string | null;
  /** The name of the user's role. */
  readonly role: string;
  /** Shown to whoever opens an empty conversation with the user. */
  readonly welcomeMessage: string | null;
}

/** What `UserRef.createIfNotExists` takes. Absent means the default. */
export interface CreateUserParams {
  /** Shown wherever the user appears. */
  name: string;
  /** What the app stores with the user. */
  custom?: Record<string, string>;
  /** E-mail addresses. Private: only the REST API gives them back. */
  email?: string | string[];
  /** An IETF language tag. */
  locale?: string;
  /** Phone numbers. Private: only the REST API gives them back. */
  phone?: string | string[];
  /** The avatar's URL. */
  photoUrl?: string;
  /** Devices to push to; keys are `fcm:TOKEN` or `apns:TOKEN`. */
  pushTokens?: Record<string, true>;
  /** The name of the user's role. */
  role?: string;
  /** Shown to whoever opens an empty conversation with the user. */
  welcomeMessage?: string;
}

/** What `UserRef.set` takes. Absent keeps the stored value, `null` resets it to its default. */
export interface SetUserParams {
  /** Shown wherever the user appears. */
  name?: string;
  /** Patched key by key; a key set to `null` is removed. */
  custom?: Record<string, string | null> | null;
  /** Replaces the list. */
  email?: string | string[] | null;
  /** An IETF language tag. */
  locale?: string | null;
  /** Replaces the list. */
  phone?: string | string[] | null;
  /** The avatar's URL. */
  photoUrl?: string | null;
  /** Patched token by token: `true` registers a device, `null` removes it. */
  pushTokens?: Record<string, true | null> | null;
  /** The name of the user's role. */
  role?: string | null;
  /** Shown to whoever opens an empty conversation with the user. */
  welcomeMessage?: string | null;
}

/** A live subscription to a user. */
export interface UserSubscription {
  /** What the subscription knows now. */
  state: PendingState | UserActiveState | UnsubscribedState | ErrorState;
  /** Resolves when the first data is there; rejects when the subscription ends before. */
  readonly connected: Promise<UserActiveState>;
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  /** Ends the subscription and its callbacks at once. A second call does nothing. */
  unsubscribe(): void;
}

/** The subscription is up to date. */
export interface UserActiveState {
  readonly type: "active";
  /** `null` when no such user exists. */
  readonly latestSnapshot: UserSnapshot | null;
}
