import type { SetUserParams } from "@chinwag/core";
import type { User } from "./user.ts";

/** What a `User` writes to the server; `null` for one that is an id alone, which writes nothing. */
export function userParams(user: User): SetUserParams | null {
  if (user.name === undefined) return null;
  const {
    name,
    email,
    phone,
    photoUrl,
    welcomeMessage,
    availabilityText,
    role,
    configuration,
    custom,
    locale,
  } = user;
  const fields = {
    name,
    email,
    phone,
    photoUrl,
    welcomeMessage: welcomeMessage === undefined ? availabilityText : welcomeMessage,
    role: role === undefined ? configuration : role,
    custom,
    locale,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
