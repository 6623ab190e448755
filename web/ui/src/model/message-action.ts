import type { MessageSnapshot } from "@chinwag/core";

/** The reader used a link or button in a message that stands for an action of the page's own. */
export interface MessageAction {
  /** The action's name. */
  readonly action: string;
  /** What the message says the action is to be given. */
  readonly params: Readonly<Record<string, string>>;
  /** The message with the link or button. */
  readonly message: MessageSnapshot;
}
