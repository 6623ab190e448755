import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Narrower than this, in pixels, there is room for one panel only. */
const NARROW_BELOW_PX = 640;

/** Whether an element is too narrow for two panels. Its own width counts, not that of the device. */
export function useIsNarrow(ref: RefObject<HTMLElement | null>, below = NARROW_BELOW_PX): boolean {
  const [isNarrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const update = () => setNarrow(element.clientWidth > 0 && element.clientWidth < below);
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, below]);
  return isNarrow;
}
