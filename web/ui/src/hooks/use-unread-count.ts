import type { Subscription } from "@chinwag/core";
import { useEffect, useState } from "preact/hooks";
import type { Selection } from "../box/box-model.ts";

/** How many unread messages a conversation has; 0 for none. */
export function useUnreadCount(ref: Selection): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    setCount(0);
    const subscription: Subscription | undefined = ref?.subscribe((snapshot) =>
      setCount(snapshot?.unreadMessageCount ?? 0),
    );
    return () => subscription?.unsubscribe();
  }, [ref]);
  return count;
}
