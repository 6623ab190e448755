/**
 * A message that was sent from here and is not stored yet. Frozen; the same object as long as nothing changes.
 *
 * An addition of Chinwag.
 */
export interface OutboxMessage {
  /** Tells it from the others; stays the same through retries. */
  readonly key: string;
  /** What it says. */
  readonly text: string;
  /** When it was sent, in Unix milliseconds. */
  readonly createdAt: number;
  /** Waiting for a connection or for an earlier message, on its way, or refused. */
  readonly state: "waiting" | "sending" | "failed";
  /** Why it was refused. */
  readonly error: Error | null;
  /** Sends a refused message once more. */
  retry(): void;
  /** Gives a refused message up. It leaves the outbox. */
  discard(): void;
}
