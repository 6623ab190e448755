import type { ComponentChildren } from "preact";
import { useUi } from "../../hooks/ui-context.ts";
import { ChatHeader } from "../chat-header/chat-header.tsx";
import { Loading } from "../loading/loading.tsx";

/** The head's end, as in a chat: the way out must be there from the beginning. */
export interface ChatSkeletonProps {
  headerEnd?: ComponentChildren;
}

/** Holds the place of a chat while it is not known which one it will be. */
export function ChatSkeleton({ headerEnd }: ChatSkeletonProps) {
  const { strings } = useUi();
  return (
    <section class="chat" aria-label={strings.chat}>
      <ChatHeader id="" title={null} end={headerEnd} />
      <Loading />
    </section>
  );
}
