import type { UserSnapshot } from "@chinwag/core";

/** How many are offered at once. */
const OFFERED_MAX = 8;

/** Whose names have words that begin as what is sought; best first, in the order given where none is better. */
export function matchingPeople<User extends Pick<UserSnapshot, "id" | "name">>(
  users: readonly User[],
  query: string,
): readonly User[] {
  const sought = plain(query);
  const ranked = users
    .map((user) => ({ user, rank: rank(plain(user.name), sought) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY);
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, OFFERED_MAX)
    .map(({ user }) => user);
}

function rank(name: string, sought: string): number {
  if (name.startsWith(sought)) return 0;
  return name.includes(` ${sought}`) ? 1 : Number.POSITIVE_INFINITY;
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
