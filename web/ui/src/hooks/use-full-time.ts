import { useUi } from "./ui-context.ts";

/** Has an element say all of a time to whoever points at it: it is slow to write, and most never ask. */
export function useFullTime(at: number | null): ((event: PointerEvent) => void) | undefined {
  const { times } = useUi();
  if (at === null) return undefined;
  return ({ currentTarget }) => {
    if (currentTarget instanceof HTMLElement) currentTarget.title = times.full(at);
  };
}
