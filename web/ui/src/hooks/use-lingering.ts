import { useEffect, useState } from "preact/hooks";

/** True while something is true and for a moment after, so that what is leaving can be seen to leave. */
export function useLingering(isTrue: boolean, lingerMs: number): boolean {
  const [lingers, setLingers] = useState(isTrue);
  useEffect(() => {
    if (isTrue) {
      setLingers(true);
      return;
    }
    const timer = setTimeout(() => setLingers(false), lingerMs);
    return () => clearTimeout(timer);
  }, [isTrue, lingerMs]);
  return isTrue || lingers;
}
