import { useEffect, useRef } from "preact/hooks";
import { isTouch } from "../model/is-touch.ts";

/** What our steps in the browser's history hold: how many things lie open over each other. */
const STEP = "chinwag-open";

/** What some browsers have, and the types of the DOM do not know yet. */
declare class CloseWatcher {
  onclose: (() => void) | null;
  destroy(): void;
}

/** Lets a phone's way back close what is open, instead of leaving the page. */
export function useBackCloses(isOpen: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!isOpen || !isTouch()) return;
    const give = () => latest.current();
    return "CloseWatcher" in window ? watch(give) : addStep(give);
  }, [isOpen]);
}

/** The browser itself knows of the way back. */
function watch(close: () => void): () => void {
  const watcher = new CloseWatcher();
  watcher.onclose = close;
  return () => watcher.destroy();
}

/** Elsewhere a step of the history stands for what is open. What routers of the page keep in theirs stays there. */
function addStep(close: () => void): () => void {
  const depth = depthNow() + 1;
  history.pushState({ ...history.state, [STEP]: depth }, "");
  const onPopState = () => {
    if (depthNow() >= depth) return;
    window.removeEventListener("popstate", onPopState);
    close();
  };
  window.addEventListener("popstate", onPopState);
  return () => {
    window.removeEventListener("popstate", onPopState);
    if (depthNow() === depth) history.back();
  };
}

function depthNow(): number {
  const depth: unknown = history.state?.[STEP];
  return typeof depth === "number" ? depth : 0;
}
