import type { Client } from "../client.ts";
import type { Conversation } from "../entities/conversation.ts";
import { checkObject } from "../errors.ts";
import { subscribeList } from "../subscriptions/subscribe.ts";
import { LIST_FIRST, type OwnList } from "../sync/own-list.ts";
import type {
  ConversationListActiveState,
  ConversationListSubscription,
  ConversationSnapshot,
} from "../types/conversation.ts";
import type { ConversationFilter } from "../types/filter.ts";

/** Follows the current user's conversations, or those that a filter fits. */
export function subscribeConversations(
  client: Client,
  filter: ConversationFilter | undefined,
  callback?: (snapshot: ConversationSnapshot[], loadedAll: boolean) => void,
): ConversationListSubscription {
  const { ownLists } = client;
  const fail = (error: Error) => handle.fail(error);
  // Judged here as the server reads it, also when the caller changes the object later.
  const copy = filter && (JSON.parse(JSON.stringify(checkObject(filter, "filter"))) as ConversationFilter);
  const list: OwnList = copy ? ownLists.filtered(copy, fail) : ownLists.all;
  const handle = subscribeList<ConversationListActiveState, Conversation, string>(client, {
    topics: ["me"],
    callback,
    list,
    present: () => true,
    snapshot: (one) => client.snapshots.conversation(one),
    release: () => ownLists.drop(list),
    counts: [LIST_FIRST, LIST_FIRST, 30],
  });
  return handle;
}
