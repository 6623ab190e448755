import type Talk from "chinwag";
import { createContext, useContext } from "react";

/** The session around; `null` before it is there, `undefined` where there is no `<Session>`. */
export const SessionContext = createContext<Talk.Session | null | undefined>(undefined);

/**
 * The session of the `<Session>` around: `null` on a server and until the page is live, and where there is no
 * `<Session>`. The session may have been destroyed by the time that a function you keep is called: ask it for `isAlive`.
 */
export function useSession(): Talk.Session | null {
  return useContext(SessionContext) ?? null;
}
