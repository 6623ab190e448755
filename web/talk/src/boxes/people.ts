import type { UserSnapshot } from "@chinwag/core";
import type { KnownConversation } from "@chinwag/ui";

/** Who takes part in a conversation, as events tell it. */
export function people(
  { participants }: Pick<KnownConversation, "participants">,
  me: UserSnapshot,
): { participants: UserSnapshot[]; others: UserSnapshot[] } {
  const all = participants.map(({ user }) => user);
  const others = all.filter(({ id }) => id !== me.id);
  return { participants: all, others: others.length > 0 ? others : [me] };
}
