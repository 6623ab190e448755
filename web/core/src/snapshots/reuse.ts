/** `next`, frozen, or the array before when it holds the same. */
export function reuse<S>(previous: readonly S[] | null | undefined, next: S[]): S[] {
  return isSame(previous, next) ? previous : (Object.freeze(next) as S[]);
}

/** Whether two arrays hold the same. */
export function isSame<S>(one: readonly S[] | null | undefined, other: readonly S[]): one is S[] {
  return one?.length === other.length && one.every((item, i) => item === other[i]);
}
