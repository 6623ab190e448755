import type { ConversationRef } from "@chinwag/core";
import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";

/** How far sending one's place is. */
export type LocationState =
  | { readonly type: "none" }
  | { readonly type: "seeking" }
  | { readonly type: "found"; readonly latitude: number; readonly longitude: number }
  | { readonly type: "refused" | "unavailable" };

/** How long the system may take to find the place, and how old what it knows may be, in milliseconds. */
const PATIENCE_MS = 20_000;
const AGE_MAX_MS = 60_000;

/** Asks where the reader is, and sends it when they have seen it. */
export function useLocation(conversationRef: ConversationRef) {
  const { model } = useUi();
  const [state, setState] = useState<LocationState>({ type: "none" });
  // What is found after it was given up is nobody's affair.
  const attempt = useRef(0);
  useEffect(
    () => () => {
      attempt.current += 1;
    },
    [],
  );
  const close = () => {
    attempt.current += 1;
    setState({ type: "none" });
  };
  const seek = () => {
    attempt.current += 1;
    const mine = attempt.current;
    const settle = (next: LocationState) => {
      if (attempt.current === mine) setState(next);
    };
    setState({ type: "seeking" });
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => settle({ type: "found", latitude, longitude }),
      ({ code, PERMISSION_DENIED }) => {
        const isRefused = code === PERMISSION_DENIED;
        settle({ type: isRefused ? "refused" : "unavailable" });
        if (isRefused) model.settings.onPermissionDenied?.("geolocation");
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: AGE_MAX_MS },
    );
  };
  const send = () => {
    if (state.type !== "found") return;
    const { latitude, longitude } = state;
    // From here on the outbox has it.
    const content = [{ type: "location", latitude, longitude }] as const;
    conversationRef.send({ content: [...content] }, { origin: "web" }).catch(() => undefined);
    close();
  };
  return { state, seek, send, close };
}
