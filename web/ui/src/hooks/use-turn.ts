import { useEffect, useState } from "preact/hooks";

/** What this page has drawn before: its code is warm, and quick. */
const warm = new Set<string>();
const waiting: (() => void)[] = [];

/** As long is a frame waited for, in milliseconds, where none may come: nobody sees the page. */
const FRAME_MS = 100;

/**
 * Puts off a larger part of the interface, the first time that a page draws it, until what is ready before it is seen:
 * one part a frame, each in a task of its own, between which the page answers. Later ones are drawn at once.
 */
export function useTurn(part: string, isReady: boolean): boolean {
  const [isTurn, setTurn] = useState(warm.has(part));
  useEffect(() => {
    if (!isReady || isTurn) return;
    const take = () => {
      warm.add(part);
      setTurn(true);
    };
    if (waiting.push(take) === 1) afterFrame(nextTurn);
    return () => {
      const place = waiting.indexOf(take);
      if (place > 0) waiting.splice(place, 1);
    };
  }, [isReady, isTurn, part]);
  return isReady && isTurn;
}

/** The first of those who wait stays with them until what it drew is seen. */
function nextTurn(): void {
  waiting[0]?.();
  afterFrame(() => {
    waiting.shift();
    if (waiting.length > 0) nextTurn();
  });
}

function afterFrame(go: () => void): void {
  let isDone = false;
  const once = () => {
    if (!isDone) go();
    isDone = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, FRAME_MS);
}
