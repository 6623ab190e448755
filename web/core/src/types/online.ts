import type { ErrorState, PendingState, UnsubscribedState } from "./subscription.ts";
import type { UserSnapshot } from "./user.ts";

/** A user, and whether they are connected. Frozen; the same object as long as nothing changes. */
export interface UserOnlineSnapshot {
  /** The user. */
  readonly user: UserSnapshot;
  /** Whether they have a connection. */
  readonly isConnected: boolean;
}

/** A live subscription to whether a user is connected. */
export interface UserOnlineSubscription {
  /** What the subscription knows now. */
  state: PendingState | UserOnlineActiveState | UnsubscribedState | ErrorState;
  /** Resolves when the first data is there; rejects when the subscription ends before. */
  readonly connected: Promise<UserOnlineActiveState>;
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  /** Ends the subscription and its callbacks at once. A second call does nothing. */
  unsubscribe(): void;
}

/** The subscription is up to date. */
export interface UserOnlineActiveState {
  readonly type: "active";
  /** `null` when no such user exists. */
  readonly latestSnapshot: UserOnlineSnapshot | null;
}
