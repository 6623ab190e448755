import type { MessageSnapshot } from "@chinwag/core";

/** Through which the owner of a box moves in the messages on screen. */
export interface ChatControl {
  readonly conversationId: string;
  /** Those that are loaded and shown, newest first. */
  readonly messages: readonly MessageSnapshot[];
  readonly loadedAll: boolean;
  loadMore(count?: number): Promise<void>;
  goTo(messageId: string): void;
  /** Opens the search in the messages, or closes it; without a word of which, whichever it is not. */
  search(isOpen?: boolean): void;
}
