import type { ConversationRef, LocationBlock } from "@chinwag/core";
import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";

/** How far sending one's place is. */
export type LocationState =
  | { readonly type: "seeking" }
  | { readonly type: "found"; readonly latitude: number; readonly longitude: number }
  | { readonly type: "refused" | "unavailable" };

/** How long the system may take to find the place, and how old what it knows may be, in milliseconds. */
const PATIENCE_MS = 20_000;
const AGE_MAX_MS = 60_000;

/** Asks where the reader is, and sends it when they have seen it. */
export function useLocation(conversationRef: ConversationRef, onClose: () => void) {
  const { model } = useUi();
  const [state, setState] = useState<LocationState>({ type: "seeking" });
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    // What is found after it was given up is nobody's affair.
    let isGone = false;
    const settle = (next: LocationState) => {
      if (!isGone) setState(next);
    };
    const seek = async () => {
      if ((await model.owner.needsPermission?.("geolocation")) === false) return close.current();
      navigator.geolocation.getCurrentPosition(
        ({ coords: { latitude, longitude } }) => settle({ type: "found", latitude, longitude }),
        ({ code, PERMISSION_DENIED }) => {
          const isRefused = code === PERMISSION_DENIED;
          if (isRefused && model.owner.permissionDenied?.("geolocation")) close.current();
          else settle({ type: isRefused ? "refused" : "unavailable" });
        },
        { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: AGE_MAX_MS },
      );
    };
    void seek();
    return () => {
      isGone = true;
    };
  }, [model]);
  const send = () => {
    if (state.type !== "found") return;
    const { latitude, longitude } = state;
    const content = [{ type: "location", latitude, longitude }] as const;
    model.send(conversationRef.id, { location: [latitude, longitude] }, ({ custom, cancel }) => {
      if (cancel) return;
      const params = { content: [...content] as [LocationBlock], ...(custom && { custom: { ...custom } }) };
      // From here on the outbox has it.
      conversationRef.send(params, { origin: "web" }).catch(() => undefined);
    });
    onClose();
  };
  return { state, send };
}
