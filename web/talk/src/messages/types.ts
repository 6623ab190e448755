import type { UserSnapshot } from "@chinwag/core";
import type { ConversationData, CustomData } from "../conversations/types.ts";

/** A message, as events tell of it. */
export interface Message {
  /** The message's id. */
  id: string;
  /** The conversation that it is in. */
  conversation: ConversationData;
  /** Whether the current user sent it. */
  isByMe: boolean;
  /** The sender's id; `null` for what the system said. */
  senderId: string | null;
  /** The sender; `null` for what the system said. */
  sender: UserSnapshot | null;
  /** What it says, without formatting. */
  body: string;
  /** What kind of thing it says. */
  type: "media" | "text" | "location";
  /** The file, if it is one. */
  attachment: Attachment | null;
  /** Latitude and longitude, if it is a place. */
  location: [number, number] | null;
  /** Whether it was read: by the current user, or, of one's own, by everybody else. */
  read: boolean;
  /** Which way it came in. */
  origin: "web" | "rest" | "import" | "email";
  /** When it was sent, in Unix milliseconds. */
  timestamp: number;
  /** What the application stores with it. */
  custom: CustomData;
}

/** A file that a message holds. */
export interface Attachment {
  /** Where it is. */
  url: string;
  /** In bytes. */
  size: number;
  /** Its measures, where they are known: pixels and seconds. */
  dimensions?: { width?: number; height?: number; duration?: number };
}
