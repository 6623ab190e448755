import type { MessagePredicate, MessageSnapshot } from "@chinwag/core";
import { fits } from "@chinwag/core/filter";

/** Whether a message is among those that are wanted. One without a sender is not judged by its sender. */
export function matchesMessage(message: MessageSnapshot, predicate: MessagePredicate): boolean {
  if (Array.isArray(predicate)) return predicate[1].some((one) => matchesMessage(message, one));
  const { sender, ...rest } = predicate;
  return fits(rest, message) && (!sender || !message.sender || fits(sender, message.sender));
}
