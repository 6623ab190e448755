import type { RoleSnapshot } from "@chinwag/core";
import { useEffect, useState } from "preact/hooks";
import { DEFAULT_ROLE } from "../model/permits.ts";
import { useUi } from "./ui-context.ts";

/** What the reader may do, now and whenever it changes. Before the first connection it is what most may. */
export function useRole(): RoleSnapshot {
  const { session } = useUi();
  const [role, setRole] = useState(session.role);
  useEffect(() => {
    setRole(session.role);
    return session.onRoleChange(setRole).unsubscribe;
  }, [session]);
  return role ?? DEFAULT_ROLE;
}
