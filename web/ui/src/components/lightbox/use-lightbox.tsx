import type { MessageSnapshot } from "@chinwag/core";
import { useCallback, useMemo, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { picturesIn } from "../../model/pictures.ts";

const load = () => import("./lightbox.tsx");

/** Shows pictures of a chat large: what opens one, and the element that shows it. */
export function useLightbox(messages: readonly MessageSnapshot[]) {
  const { strings } = useUi();
  const [url, setUrl] = useState<string | null>(null);
  const module = useLazy(url !== null, load);
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
