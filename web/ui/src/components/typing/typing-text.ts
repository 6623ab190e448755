import type { TypingSnapshot } from "@chinwag/core";
import type { Strings } from "../../strings/strings.ts";

/** Who is writing, in words. */
export function typingText(typing: TypingSnapshot, strings: Strings): string {
  if (typing.many) return strings.manyTyping;
  const { users } = typing;
  const names = new Intl.ListFormat(strings.locale).format(users.map(({ name }) => `\u2068${name}\u2069`));
  return strings.typing(names, users.length);
}
