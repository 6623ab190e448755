import { useLazy } from "../../hooks/use-lazy.ts";

const load = () => import("./lazy.ts");

/** What is only loaded when somebody looks for an emoji; `null` until it is there. */
export function useEmoji(isWanted: boolean): Awaited<ReturnType<typeof load>> | null {
  return useLazy(isWanted, load);
}
