import type { TalkSessionOptions } from "@chinwag/core";
import { optionalString, refuse, requireId, requireObject } from "./arguments.ts";
import { serverUrl } from "./server-url.ts";
import { User } from "./users/user.ts";

/** What a `Session` is made of. */
export interface SessionOptions {
  /** The id of the app. */
  appId: string;
  /** The current user. Fields that are given are written to the server. */
  me?: User | string;
  /** The id of the current user: in place of `me`. */
  userId?: string;
  /** A user token (JWT). */
  token?: string;
  /** Gives a token, whenever one is needed. */
  tokenFetcher?: () => string | Promise<string>;
  /** @deprecated Use `token`. Hex HMAC-SHA256 of the user's id under the app's secret key. */
  signature?: string;
  /** The address of the Chinwag server; by default that which the script came from. An addition of Chinwag. */
  host?: string;
}

/** The options, checked, as the data API wants them, and the current user. */
export interface CheckedOptions {
  readonly me: User;
  readonly core: TalkSessionOptions;
}

/** Checks what a `Session` is made of; throws an error that names what is wrong. */
export function checkSessionOptions(given: SessionOptions): CheckedOptions {
  const options = requireObject(given, "options");
  const appId = requireId(options.appId, "options.appId");
  const me = currentUser(options);
  const token = optionalString(options.token, "options.token");
  const signature = optionalString(options.signature, "options.signature");
  const host = serverUrl(optionalString(options.host, "options.host"));
  const { tokenFetcher } = options;
  if (tokenFetcher != null && typeof tokenFetcher !== "function") {
    refuse("options.tokenFetcher", "a function", tokenFetcher);
  }
  return {
    me,
    core: {
      appId,
      userId: me.id,
      ...(token !== undefined && { token }),
      ...(signature !== undefined && { signature }),
      ...(tokenFetcher != null && { tokenFetcher }),
      ...(host !== undefined && { host }),
    },
  };
}

function currentUser({ me, userId }: SessionOptions): User {
  if (me instanceof User) return me;
  if (typeof me === "string") return new User(requireId(me, "options.me"));
  if (me != null) refuse("options.me", "a Talk.User or an id", me);
  if (userId === undefined) refuse("options.userId", "a string, or options.me a Talk.User", userId);
  return new User(requireId(userId, "options.userId"));
}
