import type Talk from "chinwag";
import { type LiveStatus, useLive } from "./live.ts";

interface Known {
  /** Whether they have a connection; `null` while nothing is known, and where there is no such user. */
  readonly isOnline: boolean | null;
  /** Who it is. */
  readonly user: Talk.UserSnapshot | null;
}

/** Whether a user is there, followed. */
export interface LiveOnline extends LiveStatus, Known {}

/** Follows whether a user is online. */
export function useOnline(userId: string | null): LiveOnline {
  const [state] = useLive<Known>(
    userId,
    () => ({ isOnline: null, user: null }),
    (session, tell) =>
      session
        .user(String(userId))
        .subscribeOnline((online) =>
          tell({ isOnline: online?.isConnected ?? null, user: online?.user ?? null }),
        ),
  );
  return state;
}
