import type {
  ConversationAccessLevel,
  ConversationFilter,
  ConversationPredicate,
  ConversationSnapshot,
  FieldPredicate,
  SimpleConversationFilter,
  SimpleConversationPredicate,
} from "@chinwag/core";
import { fits } from "@chinwag/core/filter";

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
  const { lastMessage } = conversation;
  return fits(conversationFilter(predicate) ?? {}, {
    ...conversation,
    hasMessages: lastMessage !== null,
    lastActivityAt: lastMessage?.createdAt,
  });
}
