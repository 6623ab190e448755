/** Something that can be ended: a registered handler, or a subscription. */
export type Subscription = {
  /** Stops calling the handler, at once. A second call does nothing. */
  unsubscribe: () => void;
};

/** The subscription waits for its first data. */
export interface PendingState {
  readonly type: "pending";
}

/** The subscription was ended by `unsubscribe`. */
export interface UnsubscribedState {
  readonly type: "unsubscribed";
}

/** The subscription ended by itself. */
export interface ErrorState {
  readonly type: "error";
  /** Why it ended. */
  readonly error: Error;
}
