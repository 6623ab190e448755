import { useEffect, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useConnectionState } from "../../hooks/use-connection-state.ts";
import { Icon } from "../icon/icon.tsx";

/** How long a connection may be away, in milliseconds, before the reader is told: most are back sooner. */
const PATIENCE_MS = 2_000;

/** Says that the connection is away, and what becomes of what one sends. */
export function ConnectionBar() {
  const { strings } = useUi();
  const state = useConnectionState();
  const isAway = state === "connecting" || state === "waiting";
  const isLongAway = useLasting(isAway, PATIENCE_MS);
  const text = state === "ended" ? strings.ended : isLongAway ? awayText(strings) : null;
  return (
    <div class="connection" role="status">
      {text !== null && (
        <p class="connection-bar">
          <Icon name="offline" />
          {text}
        </p>
      )}
    </div>
  );
}

function awayText(strings: { offline: string; connecting: string }): string {
  return navigator.onLine === false ? strings.offline : strings.connecting;
}

/** Whether something has been true for a while without a break. */
function useLasting(isTrue: boolean, patienceMs: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!isTrue) return;
    const timer = setTimeout(() => setLasting(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isTrue, patienceMs]);
  return isTrue && isLasting;
}
