import { useLayoutEffect, useState } from "preact/hooks";
import type { Readable } from "../box/store.ts";

/** The value of a store, now and whenever it changes. */
export function useStore<T>(store: Readable<T>): T {
  const [value, setValue] = useState<T>(() => store.value);
  useLayoutEffect(() => {
    // It may have changed between rendering and now.
    setValue(() => store.value);
    return store.subscribe((next) => setValue(() => next)).unsubscribe;
  }, [store]);
  return value;
}
