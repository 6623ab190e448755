import type { ReactionsRef } from "@chinwag/core";
import type { Strings } from "../../strings/strings.ts";

/** Has an element name those who reacted, the first ten of them, to whoever points at it. */
export async function nameReactors(
  element: HTMLElement,
  reactions: ReactionsRef,
  { meId, count, strings }: { meId: string; count: number; strings: Strings },
): Promise<void> {
  // What cannot be had is asked for again by pointing once more.
  const first = await reactions.getFirstReactions().catch(() => null);
  if (first === null) return;
  const names = first.map(({ user }) => (user.id === meId ? strings.you : user.name));
  if (count > names.length) names.push(`+${count - names.length}`);
  element.title = new Intl.ListFormat(strings.locale).format(names);
}
