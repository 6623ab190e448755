import type { BoxKind, BoxOf, BoxProps, SessionProps } from "@chinwag/binding";
import type Talk from "chinwag";
import type { ElementEvents } from "./element-events.ts";

type Settable<Kind extends BoxKind> = Omit<BoxProps<Kind> & Partial<SessionProps>, "dir" | `on${string}`>;

interface Listening {
  addEventListener<Type extends keyof ElementEvents>(
    type: Type,
    listener: (event: ElementEvents[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

interface Kept<Kind extends BoxKind> {
  /** The box of the `Talk` object; `undefined` while there is none. */
  readonly box: BoxOf<Kind> | undefined;
  /** The session that the box is of; `undefined` while there is none. */
  readonly session: Talk.Session | undefined;
}

type ElementOf<Kind extends BoxKind> = Listening & Kept<Kind> & Settable<Kind> & HTMLElement;

/** `<t-chatbox>`: one conversation, which only the page changes. */
export type ChatboxElement = ElementOf<"chatbox">;
/** `<t-conversation-list>`: the conversations of the current user, without a chat. */
export type ConversationListElement = ElementOf<"conversationList">;
/** `<t-inbox>`: the conversations of the current user, and the one that is open. */
export type InboxElement = ElementOf<"inbox">;
/** `<t-popup>`: a chat that floats over the page, with a button that opens it. */
export type PopupElement = ElementOf<"popup">;
