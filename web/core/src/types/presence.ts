/** A visible part of the interface. An addition of Chinwag. */
export interface VisibleUi {
  /** The id of the conversation it shows, if any. */
  selectedConversation?: string;
  /** Whether it has the keyboard focus. */
  hasFocus: boolean;
  /** What the page says of it: at most 50 texts by name. */
  custom?: Record<string, string>;
}
