import type Talk from "chinwag";
import { type LiveStatus, useLive } from "./live.ts";

interface Known {
  /** `null` while nothing is known, and where there is no such user. */
  readonly user: Talk.UserSnapshot | null;
  /** To change them with; `null` until there is a session. */
  readonly ref: Talk.UserRef | null;
}

/** A user, followed. */
export interface LiveUser extends LiveStatus, Known {}

/** Follows a user: the current one, unless another is named; none with `null`. */
export function useUser(userId?: string | null): LiveUser {
  const refOf = (session: Talk.Session) => (userId == null ? session.currentUser : session.user(userId));
  const [state] = useLive<Known>(
    userId === undefined ? "" : userId,
    (session) => ({ user: null, ref: session && refOf(session) }),
    (session, tell) => {
      const ref = refOf(session);
      return ref.subscribe((user) => tell({ user, ref }));
    },
  );
  return state;
}
