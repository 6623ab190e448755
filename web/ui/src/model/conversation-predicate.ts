import type {
  ConversationAccessLevel,
  ConversationFilter,
  ConversationPredicate,
  ConversationSnapshot,
  FieldPredicate,
  SimpleConversationFilter,
  SimpleConversationPredicate,
} from "@chinwag/core";
import { matchesCustom, matchesField, matchesNumber } from "./field-predicate.ts";

/** A predicate as the server knows it, which does the choosing. `undefined` when all are wanted. */
export function conversationFilter(predicate: ConversationPredicate): ConversationFilter | undefined {
  if (Array.isArray(predicate)) return ["any", predicate[1].map(simpleFilter)];
  const filter = simpleFilter(predicate);
  return Object.keys(filter).length > 0 ? filter : undefined;
}

function simpleFilter(predicate: SimpleConversationPredicate): SimpleConversationFilter {
  const { access, custom, isUnread, hasUnreadMessages, subject, lastMessageTs, createdAt } = predicate;
  const unread = isUnread ?? hasUnreadMessages;
  return {
    ...(access && { access: listed(access) }),
    ...(custom && { custom }),
    ...(unread !== undefined && { isUnread: unread }),
    ...(subject && { subject }),
    // Without messages the latest activity is that one joined, which is no message.
    ...(lastMessageTs && { lastActivityAt: lastMessageTs, hasMessages: true }),
    ...(createdAt && { createdAt }),
  };
}

/** Conversations to which one has no access are never listed, and the server has no word for them. */
function listed([
  operator,
  wanted,
]: FieldPredicate<ConversationAccessLevel>): SimpleConversationFilter["access"] & {} {
  const levels = [wanted].flat().filter((level) => level !== "None");
  return [operator === "==" || operator === "oneOf" ? "oneOf" : "!oneOf", levels];
}

/** Whether a conversation is among those that are meant. One without messages has no time of a last one. */
export function matchesConversation(
  conversation: ConversationSnapshot,
  predicate: ConversationPredicate,
): boolean {
  if (Array.isArray(predicate)) return predicate[1].some((one) => matchesConversation(conversation, one));
  const { access, custom, isUnread, hasUnreadMessages, subject, lastMessageTs, createdAt } = predicate;
  const unread = isUnread ?? hasUnreadMessages;
  const { lastMessage } = conversation;
  return (
    (!access || matchesField<ConversationAccessLevel>(conversation.access, access)) &&
    (!custom || matchesCustom(conversation.custom, custom)) &&
    (unread === undefined || conversation.isUnread === unread) &&
    (!subject || matchesField(conversation.subject, subject)) &&
    (!lastMessageTs || (lastMessage != null && matchesNumber(lastMessage.createdAt, lastMessageTs))) &&
    (!createdAt || matchesNumber(conversation.createdAt, createdAt))
  );
}
