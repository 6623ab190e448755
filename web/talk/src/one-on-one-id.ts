import { requireId } from "./arguments.ts";
import { sha1 } from "./sha1.ts";
import { User } from "./users/user.ts";

/** How much of the hash makes the id, in hex digits. */
const ID_LENGTH = 20;

/**
 * The id of the conversation of two people: the same for both, whoever asks, and the same as backends compute.
 * It is the beginning of the SHA-1 of both ids, sorted by UTF-16 units, as a JSON array.
 */
export function oneOnOneId(me: User | string, other: User | string): string {
  const ids = [idOf(me, "me"), idOf(other, "other")].sort();
  return sha1(JSON.stringify(ids)).slice(0, ID_LENGTH);
}

function idOf(user: User | string, argument: string): string {
  return user instanceof User ? user.id : requireId(user, argument);
}
