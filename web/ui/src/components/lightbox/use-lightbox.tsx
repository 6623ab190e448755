import type { MessageSnapshot } from "@chinwag/core";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { picturesIn } from "../../model/pictures.ts";

type LightboxModule = typeof import("./lightbox.tsx");

/** Shows pictures of a chat large: what opens one, and the element that shows it. */
export function useLightbox(messages: readonly MessageSnapshot[]) {
  const { strings } = useUi();
  const [url, setUrl] = useState<string | null>(null);
  const [module, setModule] = useState<LightboxModule | null>(null);
  const isWanted = url !== null && module === null;
  useEffect(() => {
    // Without a connection to load it by, the picture stays as it is.
    if (isWanted) import("./lightbox.tsx").then(setModule, () => setUrl(null));
  }, [isWanted]);
  const pictures = useMemo(
    () => (url === null ? [] : picturesIn(messages, strings)),
    [url, messages, strings],
  );
  const at = pictures.findIndex((picture) => picture.url === url);
  const close = useCallback(() => setUrl(null), []);
  const element =
    module !== null && at >= 0 ? (
      <module.Lightbox
        {...{ pictures, at }}
        onMove={(to) => setUrl(pictures[to]?.url ?? null)}
        onClose={close}
      />
    ) : null;
  return { openPicture: setUrl as (url: string) => void, element };
}
