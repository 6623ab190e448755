import type { ConversationSnapshot, ParticipantSnapshot } from "@chinwag/core";

/** The conversation that is on screen, as it is there. */
export interface Shown {
  readonly conversation: ConversationSnapshot;
  /** Those who joined last, newest first. */
  readonly participants: readonly ParticipantSnapshot[];
}

/** What becomes of a message that is about to be sent, where it is not to go as it is. */
export interface SendChange {
  readonly text?: string;
  readonly custom?: Readonly<Record<string, string>>;
  /** Whether it is not sent at all. */
  readonly cancel?: boolean;
}
