import type { Client } from "../client.ts";
import type { Conversation } from "../entities/conversation.ts";
import { checkObject } from "../errors.ts";
import { ListWindow } from "../subscriptions/list-window.ts";
import { subscribePages } from "../subscriptions/subscribe.ts";
import { LIST_FIRST, type ListPlace, type OwnList } from "../sync/own-list.ts";
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
  onSnapshot?: (snapshot: ConversationSnapshot[], loadedAll: boolean) => void,
): ConversationListSubscription {
  const { ownLists, topics } = client;
  const isLive = topics.get("me")?.live ?? false;
  const fail = (error: Error) => handle.fail(error);
  // Judged here as the server reads it, also when the caller changes the object later.
  const copy = filter && (JSON.parse(JSON.stringify(checkObject(filter, "filter"))) as ConversationFilter);
  const list: OwnList = copy ? ownLists.filtered(copy, isLive, fail) : ownLists.all;
  const window = new ListWindow<Conversation, ListPlace>(list, LIST_FIRST);
  const handle = subscribePages<ConversationListActiveState>(
    client,
    {
      topics: ["me"],
      callback: onSnapshot,
      select: (previous) => window.select(previous, (one) => client.snapshots.conversation(one)),
      release: () => ownLists.drop(list),
    },
    window,
    LIST_FIRST,
    30,
  );
  return handle;
}
