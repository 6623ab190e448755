import type { ConnectionStatus } from "@chinwag/core";
import { useEffect, useState } from "preact/hooks";
import { useUi } from "./ui-context.ts";

/** What the session's connection is doing. */
export function useConnectionState(): ConnectionStatus["state"] {
  const { session } = useUi();
  const [state, setState] = useState(session.connection.state);
  useEffect(() => {
    setState(session.connection.state);
    const subscription = session.onConnectionChange((connection) => setState(connection.state));
    return () => subscription.unsubscribe();
  }, [session]);
  return state;
}
