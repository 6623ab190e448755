import type { ConversationData } from "../conversations/types.ts";

/** The user clicked on a notification of the desktop. */
export interface DesktopNotificationClickedEvent {
  /** The conversation that it was about, with the current user as its only participant. */
  conversation: ConversationData;
}
