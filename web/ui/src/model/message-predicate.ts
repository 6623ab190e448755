import type { MessagePredicate, MessageSnapshot, SenderPredicate, UserSnapshot } from "@chinwag/core";
import { matchesCustom, matchesField, matchesNumber } from "./field-predicate.ts";

/** Whether a message is among those that are wanted. */
export function matchesMessage(message: MessageSnapshot, predicate: MessagePredicate): boolean {
  if (Array.isArray(predicate)) return predicate[1].some((one) => matchesMessage(message, one));
  const { sender, type, origin, custom, createdAt } = predicate;
  return (
    (!sender || message.sender === null || matchesSender(message.sender, sender)) &&
    (!type || matchesField(message.type, type)) &&
    (!origin || matchesField(message.origin, origin)) &&
    (!custom || matchesCustom(message.custom, custom)) &&
    (!createdAt || matchesNumber(message.createdAt, createdAt))
  );
}

function matchesSender(user: UserSnapshot, { id, locale, role, custom }: SenderPredicate): boolean {
  return (
    (!id || matchesField(user.id, id)) &&
    (!locale || matchesField(user.locale ?? undefined, locale)) &&
    (!role || matchesField(user.role ?? undefined, role)) &&
    (!custom || matchesCustom(user.custom, custom))
  );
}
