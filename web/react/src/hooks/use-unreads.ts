import type Talk from "chinwag";
import { useEffect, useState } from "react";
import { useSession } from "./use-session.ts";

interface Known {
  readonly session: Talk.Session;
  readonly unreads: Talk.UnreadConversation[];
}

/** Follows what is unread, latest activity first; `undefined` while it is not known. */
export function useUnreads(): Talk.UnreadConversation[] | undefined {
  const session = useSession();
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (!session?.isAlive) return undefined;
    const following = session.unreads.onChange((unreads) => setKnown({ session, unreads }));
    return () => following.unsubscribe();
  }, [session]);
  return known?.session === session ? known?.unreads : undefined;
}
