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

/**
 * A share in the session of a user, for as long as the component is there; `null` until there is one, and as long as it
 * is not known who the user is.
 */
export function useSharedSession(props: SessionProps | null): Talk.Session | null {
  const [had, setHad] = useState<Had | null>(null);
  const isKnown = props?.userId || props?.syncUser;
  const key = isKnown && props ? sessionKey(props) : null;
  const latest = useLatest({ props, key });
  useEffect(() => {
    const { props } = latest.current ?? {};
    if (key === null || !props) return;
    // Drawn anew, it is given another function; drawn for somebody else, one that gives tokens of somebody else.
    const fetchToken = async () => {
      const now = latest.current;
      if (now?.key !== key) throw new Error("The user of this session is no longer shown.");
      return now.props?.tokenFetcher?.() ?? "";
    };
    const tokenFetcher = props.tokenFetcher && fetchToken;
    const share = shareSession(Talk, { ...props, tokenFetcher });
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
