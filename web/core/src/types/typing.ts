import type { ErrorState, PendingState, UnsubscribedState } from "./subscription.ts";
import type { UserSnapshot } from "./user.ts";

/** Who is typing in a conversation. Frozen; the same object as long as nothing changes. */
export type TypingSnapshot = FewTypingSnapshot | ManyTypingSnapshot;

/** Up to five people are typing. */
export interface FewTypingSnapshot {
  readonly many: false;
  /** Who has been typing longest comes first. Oneself is never among them. */
  readonly users: UserSnapshot[];
}

/** More than five people are typing. */
export interface ManyTypingSnapshot {
  readonly many: true;
}

/** A live subscription to who is typing in a conversation. */
export interface TypingSubscription {
  /** What the subscription knows now. */
  state: PendingState | TypingActiveState | UnsubscribedState | ErrorState;
  /** Resolves when the first data is there; rejects when the subscription ends before. */
  readonly connected: Promise<TypingActiveState>;
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  /** Ends the subscription and its callbacks at once. A second call does nothing. */
  unsubscribe(): void;
}

/** The subscription is up to date. */
export interface TypingActiveState {
  readonly type: "active";
  /** `null` while one is not in the conversation. */
  readonly latestSnapshot: TypingSnapshot | null;
}
