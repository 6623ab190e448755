import { useEffect, useState } from "preact/hooks";

/**
 * Loads a part of the interface once it is wanted; `null` until it is there. Without a connection it stays away, and is
 * tried again when it is wanted anew. `load` must be the same function each time.
 */
export function useLazy<Module>(isWanted: boolean, load: () => Promise<Module>): Module | null {
  const [module, setModule] = useState<Module | null>(null);
  useEffect(() => {
    if (!isWanted || module !== null) return;
    let isGone = false;
    load().then(
      (loaded) => isGone || setModule(loaded),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [isWanted, module, load]);
  return module;
}
