import { BoxKeeper, type BoxKind, type BoxOf, type BoxProps, boxInputs } from "@chinwag/binding";
import type Talk from "chinwag";
import { type RefObject, useContext, useEffect, useInsertionEffect, useRef, useState } from "react";
import { useLatest } from "../hooks/use-latest.ts";
import { SessionContext } from "../hooks/use-session.ts";
import { useSessionEvents, useSharedSession } from "../hooks/use-shared-session.ts";
import type { OwnSessionProps } from "./own-session-props.ts";

/** What a component has of its box. */
export interface Kept<Kind extends BoxKind> {
  readonly session: Talk.Session;
  readonly keeper: BoxKeeper<Kind>;
}

interface Place<Kind extends BoxKind> {
  /** The element that the box is to fill. */
  readonly container: RefObject<HTMLDivElement | null>;
  /** `null` while there is no box. */
  readonly kept: RefObject<Kept<Kind> | null>;
  /** Whether the box is in the page. */
  readonly isMounted: boolean;
}

type Given<Kind extends BoxKind> = BoxProps<Kind> & OwnSessionProps;

/** A box, for as long as the component is there and has a session. */
export function useBox<Kind extends BoxKind>(
  kind: Kind,
  props: Given<Kind>,
  boxRef: { current: BoxOf<Kind> | undefined } | undefined,
): Place<Kind> {
  const session = useBoxSession(kind, props);
  const latest = useLatest({ props, boxRef });
  const container = useRef<HTMLDivElement | null>(null);
  const host = useRef<HTMLElement | null>(null);
  const kept = useRef<Kept<Kind> | null>(null);
  /** What is in the page: tells one box from another that takes its place in the same moment. */
  const [mounted, setMounted] = useState<BoxKeeper<Kind> | null>(null);
  const isMounted = mounted !== null;

  useEffect(() => {
    if (!session?.isAlive) return undefined;
    const element = kind === "popup" ? null : makeHost(container.current);
    host.current = element;
    const tell = (box: BoxOf<Kind> | undefined) => {
      const ref = latest.current?.boxRef;
      if (ref) ref.current = box;
    };
    const keeper: BoxKeeper<Kind> = new BoxKeeper(
      kind,
      {
        session,
        container: element,
        onBox: () => queueMicrotask(() => kept.current?.keeper === keeper && tell(keeper.box)),
        onMounted: () => setMounted(keeper),
      },
      boxInputs(kind, latest.current?.props as BoxProps, session),
    );
    kept.current = { session, keeper };
    return () => {
      kept.current = null;
      tell(undefined);
      setMounted(null);
      keeper.destroy();
      element?.remove();
    };
  }, [kind, session, latest]);

  // Each time: what has not changed has no effect.
  useEffect(() => {
    const { current } = kept;
    if (current?.session.isAlive) current.keeper.update(boxInputs(kind, props as BoxProps, current.session));
  });
  // What stands in for the box goes in the same moment in which the box is seen.
  useInsertionEffect(() => {
    if (host.current) host.current.hidden = mounted === null;
  }, [mounted]);
  return { container, kept, isMounted };
}

/** The session of the props, or else that around. */
function useBoxSession<Kind extends BoxKind>(kind: Kind, props: Given<Kind>): Talk.Session | null {
  const around = useContext(SessionContext);
  const { appId, beforeBrowserPermissionPrompt, onMissingBrowserPermission } = props;
  const own = useSharedSession(appId === undefined ? null : { ...props, appId });
  if (appId === undefined && around === undefined) {
    throw new Error(`Put a <Session> around the ${kind}, or give it an appId and a userId.`);
  }
  const session = appId === undefined ? (around ?? null) : own;
  useSessionEvents(session, {
    onBrowserPermissionNeeded: beforeBrowserPermissionPrompt,
    onBrowserPermissionDenied: onMissingBrowserPermission,
  });
  return session;
}

/** An element of its own: what React puts into a container, and takes out again, a box must not touch. */
function makeHost(container: HTMLElement | null): HTMLElement {
  const element = document.createElement("div");
  element.style.height = "100%";
  element.hidden = true;
  container?.append(element);
  return element;
}
