import type { ComponentChildren } from "preact";
import { useLazy } from "../../hooks/use-lazy.ts";
import type { ConversationTitle } from "../../model/conversation-title.ts";
import { ConversationAvatar } from "../avatar/conversation-avatar.tsx";
import { OneLine } from "../one-line/one-line.tsx";

const loadLinked = () => import("./linked-subject.tsx");

/** The head of a chat: whom one talks with. */
export interface ChatHeaderProps {
  id: string;
  /** `null` while it is not known. */
  title: ConversationTitle | null;
  /** Before the title: the way back. */
  start?: ComponentChildren;
  /** After the title: the cross of a popup. */
  end?: ComponentChildren;
}

/** Whom one talks with, and the ways out. */
export function ChatHeader({ id, title, start, end }: ChatHeaderProps) {
  const linked = title?.linked ?? null;
  const module = useLazy(linked !== null, loadLinked);
  const line = (text: string) =>
    module && linked !== null && text === title?.subject ? (
      <module.LinkedSubject subject={linked} />
    ) : (
      <OneLine text={text} />
    );
  return (
    <header class="chat-header t-theme-chat-header" part="header">
      {start}
      {title === null ? <HeaderSkeleton /> : <ConversationAvatar id={id} title={title} size="medium" />}
      {title !== null && (
        <div class="chat-header-text">
          <h2 class="chat-header-title">{line(title.title)}</h2>
          {title.subtitle !== "" && <p class="chat-header-subtitle">{line(title.subtitle)}</p>}
        </div>
      )}
      {end}
    </header>
  );
}

/** A head without a title, for when there is no conversation: the ways out must stay. */
export function BareHeader({ start, end }: Pick<ChatHeaderProps, "start" | "end">) {
  if (!start && !end) return null;
  return (
    <header class="chat-header chat-header-bare">
      {start}
      <span class="chat-header-text" />
      {end}
    </header>
  );
}

function HeaderSkeleton() {
  return (
    <>
      <span class="skeleton skeleton-face" />
      <span class="chat-header-text">
        <span class="skeleton skeleton-line" />
      </span>
    </>
  );
}
