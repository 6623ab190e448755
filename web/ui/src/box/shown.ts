import type { ConversationRef } from "@chinwag/core";
import type { KnownConversation } from "./box-owner.ts";

/** What is on screen, as it is there. */
export interface Shown {
  /** `null` where no conversation is open. */
  readonly ref: ConversationRef | null;
  /** `null` where there is none to see. */
  readonly known: KnownConversation | null;
}
