import type { ContentBlock, MessageSnapshot } from "@chinwag/core";
import { createContext } from "preact";
import type { KnownConversation } from "../../box/box-owner.ts";
import type { MessageStatus } from "../../model/message-rows.ts";

/** The message that a template is about, for the components in it. */
export interface MessageScope {
  /** `null` while it is not stored. */
  readonly message: MessageSnapshot | null;
  readonly content: string | readonly ContentBlock[];
  readonly status: MessageStatus | null;
  readonly canReact: boolean;
  onProblem(error: Error | null): void;
}

/** Carries it down. */
export const MessageScopeContext = createContext<MessageScope | null>(null);

/** The conversation that a template is about, where it is about no message. */
export const ConversationScopeContext = createContext<KnownConversation | null>(null);
