import {
  followSession,
  type SessionEvents,
  type SessionProps,
  sessionKey,
  shareSession,
} from "@chinwag/binding";
import Talk from "chinwag";
import { useEffect, useState } from "react";
import { useLatest } from "./use-latest.ts";

interface Had {
  readonly key: string;
  readonly session: Talk.Session;
}

/** A share in the session of a user, for as long as the component is there; `null` until there is one. */
export function useSharedSession(props: SessionProps | null): Talk.Session | null {
  const [had, setHad] = useState<Had | null>(null);
  const latest = useLatest(props);
  const key = props && sessionKey(props);
  useEffect(() => {
    const { current } = latest;
    if (key === null || current === null) return;
    const tokenFetcher = current.tokenFetcher && (() => latest.current?.tokenFetcher?.() ?? "");
    const share = shareSession(Talk, { ...current, tokenFetcher });
    setHad({ key, session: share.session });
    return () => share.release();
  }, [key, latest]);
  // That of another user is none.
  return had?.key === key ? (had?.session ?? null) : null;
}

/** Calls functions for what happens in a session. */
export function useSessionEvents(session: Talk.Session | null, events: SessionEvents): void {
  const latest = useLatest(events);
  const { onMessage, onUnreadsChange, onDesktopNotificationClicked } = events;
  const { onBrowserPermissionNeeded, onBrowserPermissionDenied } = events;
  const which = [
    ...[onMessage, onUnreadsChange, onDesktopNotificationClicked],
    ...[onBrowserPermissionNeeded, onBrowserPermissionDenied],
  ];
  const heard = which.map((handler) => handler !== undefined).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: which of them there are decides what is followed.
  useEffect(() => {
    if (session?.isAlive) return followSession(session, () => latest.current ?? {});
    return undefined;
  }, [session, heard, latest]);
}
