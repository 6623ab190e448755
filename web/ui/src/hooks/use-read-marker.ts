import type { ConversationRef, ConversationSnapshot } from "@chinwag/core";
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "./ui-context.ts";
import { usePageActive } from "./use-page-active.ts";
import { useStore } from "./use-store.ts";

/** How long a message has to be in view to have been read, in milliseconds: not by what scrolls or is clicked past. */
const READ_AFTER_MS = 500;

/**
 * Marks the conversation as read when its newest message has been in view for a moment. Once for each message and each
 * time it comes into view: a conversation that somebody marks as unread by hand while it is open stays so. Gives
 * whether the newest message is in view.
 */
export function useReadMarker(
  ref: ConversationRef,
  conversation: ConversationSnapshot,
  end: RefObject<HTMLElement | null>,
): boolean {
  const isOnScreen = useIsOnScreen(end);
  const isPageActive = usePageActive();
  const seen = useRef<string | null>(null);
  const { visible } = useStore(useUi().model.presence);
  const isInView = isOnScreen && isPageActive && visible;
  const latest = useRef(conversation);
  latest.current = conversation;
  const newestId = conversation.lastMessage?.id ?? "none";

  useEffect(() => {
    if (!isInView) {
      seen.current = null;
      return;
    }
    if (seen.current === newestId) return;
    const { isUnread } = latest.current;
    const timer = setTimeout(() => {
      seen.current = newestId;
      // What became unread meanwhile did so by hand. What could not be marked will be when it is looked at next.
      if (isUnread && latest.current.isUnread) ref.markAsRead().catch(() => undefined);
    }, READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [ref, isInView, newestId]);
  return isInView;
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
