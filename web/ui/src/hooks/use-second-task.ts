import { useEffect, useState } from "preact/hooks";

/** Whether this page has drawn what was put off before: then its code is warm, and quick. */
let isWarm = false;

/**
 * Puts off the larger half of the first chat on a page until the smaller one is seen, so that neither keeps the page
 * from answering for long. Later ones are drawn at once.
 */
export function useSecondTask(isReady: boolean): boolean {
  const [isTurn, setTurn] = useState(isWarm);
  useEffect(() => {
    if (!isReady) return;
    const timer = setTimeout(() => {
      isWarm = true;
      setTurn(true);
    });
    return () => clearTimeout(timer);
  }, [isReady]);
  return isReady && isTurn;
}
