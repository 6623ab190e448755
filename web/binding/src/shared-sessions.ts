import type Talk from "chinwag";

/** The object that sessions are made with: the package's, or the page's. */
export type TalkObject = typeof Talk;

/** Whose session it is. */
export interface SessionProps {
  /** The id of the app. */
  appId: string;
  /** The id of the current user. */
  userId?: string | undefined;
  /** The current user, with fields that are written to the server: in place of `userId`. */
  syncUser?: Talk.User | Talk.UserOptions | (() => Talk.User | Talk.UserOptions) | undefined;
  /** A user token (JWT), read when the session begins. Where tokens run out, give a `tokenFetcher`. */
  token?: string | undefined;
  /** Gives a token, whenever one is needed. */
  tokenFetcher?: (() => string | Promise<string>) | undefined;
  /** @deprecated Use `token`. Hex HMAC-SHA256 of the user's id under the app's secret key. */
  signature?: string | undefined;
  /** The address of the Chinwag server; by default that which the page names, or the page's own. */
  host?: string | undefined;
}

/** What can be heard of a session. */
export interface SessionEvents {
  /** A message came into one of one's conversations, one's own included. */
  onMessage?: ((message: Talk.Message) => void) | undefined;
  /** What is unread has changed, or is known for the first time. */
  onUnreadsChange?: ((unreads: Talk.UnreadConversation[]) => void) | undefined;
  /** The user clicked on a notification of the desktop. */
  onDesktopNotificationClicked?: ((event: Talk.DesktopNotificationClickedEvent) => void) | undefined;
  /** The browser is about to ask the user for something. A promise that is given is waited for. */
  onBrowserPermissionNeeded?: ((event: Talk.BrowserPermissionNeededEvent) => unknown) | undefined;
  /** Something that the user wants to do fails because the browser may not. */
  onBrowserPermissionDenied?:
    | ((event: Talk.BrowserPermissionDeniedEvent & Talk.BrowserPermissionNeededEvent) => void)
    | undefined;
}

/** A share in a session. */
export interface SessionShare {
  readonly session: Talk.Session;
  /** Ends the share; shortly after the last one the session ends. A second call does nothing. */
  release(): void;
}

interface Shared {
  readonly session: Talk.Session;
  /** What each share was taken with, the latest last. */
  readonly shares: Set<SessionProps>;
}

const all = new Map<string, Shared>();

/** What tells sessions apart: two components with the same key have the same session. */
export function sessionKey({ appId, userId, syncUser, signature, host, tokenFetcher }: SessionProps): string {
  const user = typeof syncUser === "function" ? syncUser() : syncUser;
  return JSON.stringify([host, appId, user ?? userId, signature, tokenFetcher !== undefined]);
}

/**
 * Takes a share in the session of a user, making it if there is none. It outlives its last share by a moment, so that
 * a component that is taken away and put back at once, as frameworks do, finds it as it was.
 */
export function shareSession(talk: TalkObject, props: SessionProps): SessionShare {
  const key = sessionKey(props);
  let shared = all.get(key);
  if (!shared?.session.isAlive) {
    shared = { session: makeSession(talk, props, key), shares: new Set() };
    all.set(key, shared);
  }
  const mine = shared;
  const { session, shares } = mine;
  const share = { ...props };
  shares.add(share);
  return {
    session,
    release() {
      if (!shares.delete(share)) return;
      setTimeout(() => {
        if (shares.size > 0 || !session.isAlive) return;
        if (all.get(key) === mine) all.delete(key);
        session.destroy();
      });
    },
  };
}

function makeSession(talk: TalkObject, props: SessionProps, key: string): Talk.Session {
  const { appId, userId, syncUser, token, tokenFetcher, signature, host } = props;
  const given = typeof syncUser === "function" ? syncUser() : syncUser;
  const me =
    given === undefined || given instanceof talk.User ? given : new talk.User(given as Talk.UserOptions);
  return new talk.Session({
    appId,
    ...(me === undefined ? { userId: userId as string } : { me }),
    ...(token !== undefined && { token }),
    // Whoever took the first share may be gone: the latest that is there is asked.
    ...(tokenFetcher && {
      tokenFetcher: () => ([...(all.get(key)?.shares ?? [])].at(-1)?.tokenFetcher ?? tokenFetcher)(),
    }),
    ...(signature !== undefined && { signature }),
    ...(host !== undefined && { host }),
  });
}

/** Tells what happens in a session, of those events that `events` has a function for now. Gives what ends it. */
export function followSession(session: Talk.Session, events: () => SessionEvents): () => void {
  const { onMessage, onUnreadsChange, onDesktopNotificationClicked } = events();
  const { onBrowserPermissionNeeded, onBrowserPermissionDenied } = events();
  const following = [
    onMessage && session.onMessage((message) => events().onMessage?.(message)),
    onUnreadsChange && session.unreads.onChange((unreads) => events().onUnreadsChange?.(unreads)),
    onDesktopNotificationClicked &&
      session.onDesktopNotificationClicked((event) => events().onDesktopNotificationClicked?.(event)),
    onBrowserPermissionNeeded &&
      session.onBrowserPermissionNeeded(async (event) => events().onBrowserPermissionNeeded?.(event)),
    onBrowserPermissionDenied &&
      session.onBrowserPermissionDenied((event) => events().onBrowserPermissionDenied?.(event)),
  ];
  return () => {
    for (const subscription of following) subscription?.unsubscribe();
  };
}
