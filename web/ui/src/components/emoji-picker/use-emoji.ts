import { useEffect, useState } from "preact/hooks";

/** What is only loaded when somebody looks for an emoji. */
export type EmojiModule = typeof import("./lazy.ts");

/** Loads the emoji once they are wanted; `null` until they are there. */
export function useEmoji(isWanted: boolean): EmojiModule | null {
  const [module, setModule] = useState<EmojiModule | null>(null);
  useEffect(() => {
    if (!isWanted || module !== null) return;
    let isGone = false;
    import("./lazy.ts").then(
      (loaded) => isGone || setModule(loaded),
      // Without a connection nothing is offered; it is tried again with the next letter.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [isWanted, module]);
  return module;
}
