import { useEffect, useState } from "preact/hooks";

const isActive = () => document.visibilityState === "visible" && document.hasFocus();

/** Whether somebody has the tab in view, and works in it rather than in another window. */
export function usePageActive(): boolean {
  const [active, setActive] = useState(isActive);
  useEffect(() => {
    const update = () => setActive(isActive());
    update();
    const changes = new AbortController();
    const listen = (target: EventTarget, type: string) => {
      target.addEventListener(type, update, { signal: changes.signal });
    };
    listen(document, "visibilitychange");
    listen(window, "focus");
    listen(window, "blur");
    return () => changes.abort();
  }, []);
  return active;
}
