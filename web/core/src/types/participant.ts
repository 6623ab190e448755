import type { ErrorState, PendingState, UnsubscribedState } from "./subscription.ts";
import type { UserSnapshot } from "./user.ts";

/** References a user's part in a conversation, which need not exist. */
export interface ParticipantRef {
  /** The conversation's id. It never changes. */
  readonly conversationId: string;
  /** The user's id. It never changes. */
  readonly userId: string;

  /** Reads the participant; `null` when the user is not in the conversation. */
  get(): Promise<ParticipantSnapshot | null>;

  /** Changes the participant, adding the user to the conversation when not in it. */
  set(params: SetParticipantParams): Promise<void>;

  /** Changes a participant who must be in the conversation already. */
  edit(params: SetParticipantParams): Promise<void>;

  /** Adds the user to the conversation, or leaves an existing participant as it is. */
  createIfNotExists(params?: CreateParticipantParams): Promise<void>;

  /** Removes the user from the conversation. Removing somebody who is not in it succeeds. */
  delete(): Promise<void>;

  /** Follows the participant: joining, leaving, changes, and changes of the user. */
  subscribe(onSnapshot?: (snapshot: ParticipantSnapshot | null) => void): SingleParticipantSubscription;
}

/** A participant at one moment. Frozen; the same object as long as nothing changes. */
export interface ParticipantSnapshot {
  /** Who it is. */
  readonly user: UserSnapshot;
  /** What they may do. */
  readonly access: "ReadWrite" | "Read";
  /** What they are notified of. */
  readonly notify: boolean | "MentionsOnly";
  /** When they joined, in Unix milliseconds. */
  readonly joinedAt: number;
}

/** What `ParticipantRef.createIfNotExists` takes. Absent means the default. */
export interface CreateParticipantParams {
  /** `"ReadWrite"` by default. */
  access?: "ReadWrite" | "Read";
  /** `true` by default. */
  notify?: boolean | "MentionsOnly";
}

/** What `ParticipantRef.set` and `edit` take. Absent keeps the stored value, `null` resets it. */
export interface SetParticipantParams {
  /** `null` means `"ReadWrite"`. */
  access?: "ReadWrite" | "Read" | null;
  /** `null` means `true`. */
  notify?: boolean | "MentionsOnly" | null;
}

/** A live subscription to the participants of a conversation, newest first. */
export interface ParticipantSubscription {
  /** What the subscription knows now. */
  state: PendingState | ParticipantActiveState | UnsubscribedState | ErrorState;
  /** Resolves when the first data is there; rejects when the subscription ends before. */
  readonly connected: Promise<ParticipantActiveState>;
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  /** Reaches further back, by 1 to 50 participants, 10 by default. */
  loadMore(count?: number): Promise<void>;
  /** Ends the subscription and its callbacks at once. A second call does nothing. */
  unsubscribe(): void;
}

/** The subscription is up to date. */
export interface ParticipantActiveState {
  readonly type: "active";
  /** Newest first; `null` when one is not in the conversation. */
  readonly latestSnapshot: ParticipantSnapshot[] | null;
  /** Whether these are all participants. */
  readonly loadedAll: boolean;
}

/** A live subscription to one participant. */
export interface SingleParticipantSubscription {
  /** What the subscription knows now. */
  state: PendingState | SingleParticipantActiveState | UnsubscribedState | ErrorState;
  /** Resolves when the first data is there; rejects when the subscription ends before. */
  readonly connected: Promise<SingleParticipantActiveState>;
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly terminated: Promise<UnsubscribedState | ErrorState>;
  /** Ends the subscription and its callbacks at once. A second call does nothing. */
  unsubscribe(): void;
}

/** The subscription is up to date. */
export interface SingleParticipantActiveState {
  readonly type: "active";
  /** `null` when the user is not in the conversation. */
  readonly latestSnapshot: ParticipantSnapshot | null;
}
