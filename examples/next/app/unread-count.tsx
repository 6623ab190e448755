"use client";

import { useUnreads } from "@chinwag/react";

export function UnreadCount() {
  const unreads = useUnreads();
  return unreads && <small>({unreads.length} unread)</small>;
}
