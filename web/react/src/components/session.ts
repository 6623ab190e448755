import type { SessionEvents, SessionProps as Whose } from "@chinwag/binding";
import type Talk from "chinwag";
import { createElement, type ReactElement, type ReactNode, useEffect } from "react";
import { SessionContext } from "../hooks/use-session.ts";
import { useSessionEvents, useSharedSession } from "../hooks/use-shared-session.ts";

/** What a `<Session>` is given. */
export type SessionProps = Whose &
  SessionEvents & {
    /** Everything that uses the session. */
    children?: ReactNode;
    /** Is given the session while there is one. */
    sessionRef?: { current: Talk.Session | undefined } | undefined;
    /** Turns notifications of the desktop on or off. */
    desktopNotificationEnabled?: boolean | undefined;
  };

/**
 * One user of an app, for all boxes and hooks below it. The same user in several places of a page is one session with
 * one connection, which ends with the last of them.
 */
export function Session(props: SessionProps): ReactElement {
  const { children, sessionRef, desktopNotificationEnabled } = props;
  const session = useSharedSession(props);
  useSessionEvents(session, props);
  useEffect(() => {
    if (!sessionRef || !session) return undefined;
    sessionRef.current = session;
    return () => {
      sessionRef.current = undefined;
    };
  }, [session, sessionRef]);
  useEffect(() => {
    if (desktopNotificationEnabled === undefined || !session?.isAlive) return;
    session.setDesktopNotificationEnabled(desktopNotificationEnabled).catch(reportError);
  }, [session, desktopNotificationEnabled]);
  return createElement(SessionContext.Provider, { value: session }, children);
}
