import type { ErrorState, PendingState, UnsubscribedState } from "./subscription.ts";
import type { UserSnapshot } from "./user.ts";

/** References the reactions to a message with one emoji. */
export interface ReactionsRef {
  /** The emoji. It never changes. */
  readonly emoji: string;
  /** The message's id. It never changes. */
  readonly messageId: string;
  /** The conversation's id. It never changes. */
  readonly conversationId: string;

  /** Reacts. Reacting once more succeeds. Rejects where one may not, or when there are 50 other emojis. */
  add(): Promise<void>;

  /** Takes one's reaction back. Taking back one that is not there succeeds. */
  remove(): Promise<void>;

  /** Reads the first 10 who reacted, oldest first; `null` when there is no such message for one. */
  getFirstReactions(): Promise<SingleReactionSnapshot[] | null>;

  /** Follows the first 10 who reacted, oldest first; `loadMore` reaches towards newer ones. */
  subscribe(
    onSnapshot?: (snapshot: SingleReactionSnapshot[] | null, loadedAll: boolean) => void,
  ): ReactionsSubscription;
}

/** Another name of `ReactionsRef`. */
export type ReactionRef = ReactionsRef;

/** One user's reaction. Frozen; the same object as long as nothing changes. */
export interface SingleReactionSnapshot {
  /** Who reacted. */
  readonly user: UserSnapshot;
  /** When, in Unix milliseconds. */
  readonly createdAt: number;
}

/** How often a message was reacted to with one emoji. */
export interface ReactionsSummarySnapshot {
  /** The emoji in its fully qualified form, or the name of a custom one, colons included. */
  readonly emoji: string;
  /** How many people reacted with it. */
  readonly count: number;
  /** Whether oneself is among them. */
  readonly currentUserReacted: boolean;
}

/** Another name of `ReactionsSummarySnapshot`. */
export type ReactionSnapshot = ReactionsSummarySnapshot;

/** A live subscription to the reactions with one emoji, oldest first. */
export interface ReactionsSubscription {
  /** What the subscription knows now. */
  state: PendingState | ReactionsActiveState | UnsubscribedState | ErrorState;
  /** Resolves when the first data is there; rejects when the subscription ends before. */
  readonly connected: Promise<ReactionsActiveState>;
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  /** Reaches towards newer ones, by 1 to 100 reactions, 30 by default. */
  loadMore(count?: number): Promise<void>;
  /** Ends the subscription and its callbacks at once. A second call does nothing. */
  unsubscribe(): void;
}

/** The subscription is up to date. */
export interface ReactionsActiveState {
  readonly type: "active";
  /** Oldest first; `null` when there is no such message for one. */
  readonly latestSnapshot: SingleReactionSnapshot[] | null;
  /** Whether these are all reactions with the emoji. */
  readonly loadedAll: boolean;
}
