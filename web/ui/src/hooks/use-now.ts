import { useEffect, useState } from "preact/hooks";

const TICK_MS = 60_000;

const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  const now = Date.now();
  for (const listener of listeners) listener(now);
}

/**
 * The present, to the minute. All who show something relative to it share one timer, which rests while nobody
 * does; a list of a thousand times costs no more than one.
 */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    listeners.add(setNow);
    timer ??= setInterval(tick, TICK_MS);
    // A tab that slept for days shows the right day at once on return.
    document.addEventListener("visibilitychange", tick);
    return () => {
      listeners.delete(setNow);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
      document.removeEventListener("visibilitychange", tick);
    };
  }, []);
  return now;
}
