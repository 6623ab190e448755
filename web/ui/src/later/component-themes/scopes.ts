import type { ConversationSnapshot, MessageSnapshot } from "@chinwag/core";
import { createContext } from "preact";
import type { ChatHeaderProps } from "../../components/chat-header/chat-header.tsx";
import type { MessageProps } from "../../components/message/message.tsx";
import type { SystemMessageProps } from "../../components/message/system-message.tsx";
import type { MessageFieldProps } from "../../components/message-field/message-field.tsx";

/** Of which row of the list a component of the page is, so that ours can be drawn within it. */
export const RowScope = createContext<MessageProps | SystemMessageProps | null>(null);

/** The head that a component of the page is in. */
export const HeaderScope = createContext<ChatHeaderProps | null>(null);

/** The message field that a component of the page is in. */
export const FieldScope = createContext<MessageFieldProps | null>(null);

/** The conversation whose place in the list it is. */
export const ItemScope = createContext<ConversationSnapshot | null>(null);

/** The message that is said in one line. */
export const LineScope = createContext<Pick<MessageSnapshot, "content"> | null>(null);

/** Whether it is a divider: the time in it is no time of a message. */
export const DividerScope = createContext(false);

/** The message that has the blocks in it. */
export const BlockScope = createContext<MessageSnapshot | null>(null);

/** The menu that is open around it. */
export const MenuScope = createContext<{ close(): void } | null>(null);

/** What is searched for in the list around it. */
export const SearchScope = createContext<string | null>(null);
