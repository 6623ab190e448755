import type { Random } from "../random.ts";
import type { Label } from "./operations.ts";

const NAMES = ["ann", "ben", "cleo", "dan", "eve"] as const;
/** Users who only take part, so that a conversation has more participants than are shown at first. */
const CROWD = 14;

/** Who and what a story is about. */
export interface Cast {
  /** Users with two sessions each. */
  readonly users: readonly Label[];
  readonly crowd: readonly Label[];
  readonly conversations: readonly Label[];
  /** Those where most of it happens, so that things meet. */
  readonly busy: readonly Label[];
}

/** Names that no other seed uses, since many play on one server. */
export function cast(seed: number, random: Random): Cast {
  // Beyond 20, lists have a second page.
  const count = random.chance(0.5) ? 20 : random.int(22, 28);
  const conversations = Array.from({ length: count }, (_, i) => `c${String(i).padStart(2, "0")}-${seed}`);
  return {
    users: NAMES.map((name) => `${name}-${seed}`),
    crowd: Array.from({ length: random.chance(0.3) ? CROWD : 0 }, (_, i) => `crowd${i}-${seed}`),
    conversations,
    busy: random.some(conversations, 5),
  };
}
