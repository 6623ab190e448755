import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { LoadedMessages } from "./use-messages.ts";

/** Most pages that are loaded to reach a message, and how many messages are in one. */
const PAGES_MAX = 30;
const PAGE = 100;
/** How long a message that was gone to stands out, in milliseconds. */
const FOUND_MS = 2_000;

/** Goes to a message, loading older ones until it is there. `found` stands out for a moment. */
export function useGoTo(
  loaded: LoadedMessages | null | undefined,
  loadMore: (count?: number) => Promise<void>,
): { goTo: (id: string) => void; found: string | null } {
  const [wanted, setWanted] = useState<string | null>(null);
  const [found, setFound] = useState<string | null>(null);
  const pages = useRef(0);
  const isThere = wanted !== null && (loaded?.messages.some(({ id }) => id === wanted) ?? false);
  useLayoutEffect(() => {
    if (wanted === null || !loaded) return;
    if (isThere) {
      setFound(wanted);
      setWanted(null);
    } else if (loaded.loadedAll || pages.current >= PAGES_MAX) {
      // It was deleted, or is too long ago.
      setWanted(null);
    } else {
      pages.current += 1;
      void loadMore(PAGE);
    }
  }, [wanted, isThere, loaded, loadMore]);
  useLayoutEffect(() => {
    if (found === null) return;
    const timer = setTimeout(() => setFound(null), FOUND_MS);
    return () => clearTimeout(timer);
  }, [found]);
  const goTo = useCallback((id: string) => {
    pages.current = 0;
    setFound(null);
    setWanted(id);
  }, []);
  return { goTo, found };
}
