import type { ConversationRef, ConversationSnapshot } from "@chinwag/core";
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "./ui-context.ts";
import { usePageVisible } from "./use-page-visible.ts";
import { useStore } from "./use-store.ts";

/**
 * Marks the conversation as read when its newest message comes into view. Once for each message and each time it
 * comes into view: a conversation that somebody marks as unread by hand while it is open stays so.
 */
export function useReadMarker(
  ref: ConversationRef,
  conversation: ConversationSnapshot,
  end: RefObject<HTMLElement | null>,
): void {
  const isOnScreen = useIsOnScreen(end);
  const isPageVisible = usePageVisible();
  const seen = useRef<string | null>(null);
  const { visible } = useStore(useUi().model.presence);
  const isInView = isOnScreen && isPageVisible && visible;
  const newestId = conversation.lastMessage?.id ?? "none";

  useEffect(() => {
    if (!isInView) {
      seen.current = null;
      return;
    }
    if (seen.current === newestId) return;
    seen.current = newestId;
    // What could not be marked is unread still, and will be marked when it is looked at next.
    if (conversation.isUnread) ref.markAsRead().catch(() => undefined);
  }, [ref, conversation, isInView, newestId]);
}

/** Whether an element is in view, not scrolled out of the list nor out of the page. */
function useIsOnScreen(ref: RefObject<HTMLElement | null>): boolean {
  const [isOnScreen, setOnScreen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => {
      setOnScreen(entries[entries.length - 1]?.isIntersecting ?? false);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return isOnScreen;
}
