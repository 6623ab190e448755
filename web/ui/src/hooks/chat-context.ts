import type { ConversationRef } from "@chinwag/core";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Composing } from "../box/box-model.ts";
import type { Store } from "../box/store.ts";

/** What the parts of one chat can reach. */
export interface Chatting {
  readonly conversationRef: ConversationRef;
  /** Whether the reader may write, and so react, edit and delete. */
  readonly canWrite: boolean;
  /** Whether there is a message field, to reply and to edit in. */
  readonly hasField: boolean;
  /** What the message field is about to do, beside sending a message. */
  readonly composing: Store<Composing | null>;
  /** Goes to a message, which may have to be loaded. */
  readonly goTo: (messageId: string) => void;
  /** Shows a picture of a message large, by its address. */
  readonly openPicture: (url: string) => void;
  /** What shows what is behind links, where it is wanted and there. */
  readonly linkCards: typeof import("../later/link-card.tsx") | null;
}

/** Carries it down. */
export const ChatContext = createContext<Chatting | null>(null);

/** What the parts of one chat can reach. */
export function useChat(): Chatting {
  const chat = useContext(ChatContext);
  if (chat === null) throw new Error("A part of a chat was rendered outside of one.");
  return chat;
}
