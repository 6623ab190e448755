import type { RoleSnapshot } from "@chinwag/core";
import { DEFAULT_ROLE } from "../model/permits.ts";
import { useUi } from "./ui-context.ts";
import { useConnectionState } from "./use-connection-state.ts";

/** What the reader may do. It is told with each connection; before the first, it is what most may. */
export function useRole(): RoleSnapshot {
  const { session } = useUi();
  useConnectionState();
  return session.role ?? DEFAULT_ROLE;
}
