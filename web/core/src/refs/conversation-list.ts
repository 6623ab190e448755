import type { Client } from "../client.ts";
import { checkCount } from "../errors.ts";
import { Handle } from "../subscriptions/handle.ts";
import { join } from "../subscriptions/join.ts";
import { LIST_FIRST, ListWindow } from "../subscriptions/list-window.ts";
import { Pager } from "../subscriptions/pager.ts";
import type {
  ConversationListActiveState,
  ConversationListSubscription,
  ConversationSnapshot,
} from "../types/conversation.ts";

const PAGE_MAX = 30;

class ConversationListHandle
  extends Handle<ConversationListActiveState>
  implements ConversationListSubscription
{
  readonly #pager: Pager;

  constructor(options: ConstructorParameters<typeof Handle<ConversationListActiveState>>[0], pager: Pager) {
    super(options);
    this.#pager = pager;
  }

  async loadMore(count: number = LIST_FIRST): Promise<void> {
    checkCount(count, PAGE_MAX);
    await this.connected;
    await this.#pager.load(count);
  }
}

/** Follows the current user's conversations. */
export function subscribeConversations(
  client: Client,
  onSnapshot?: (snapshot: ConversationSnapshot[], loadedAll: boolean) => void,
): ConversationListSubscription {
  const { ownList } = client.subscriber;
  return join(client, "me", (isLive, release) => {
    const window = new ListWindow();
    const pager = new Pager({
      more: () => handle.active !== null && (!ownList.loadedAll || window.size < ownList.reached().length),
      extend: (count) => window.extend(ownList.reached(), count),
      fetch: (count) => ownList.more(count),
      show: () => {
        client.hub.touch([handle]);
        client.hub.flush();
      },
    });
    const options = {
      select: (previous: ConversationListActiveState | null) => {
        if (!isLive() || ownList.restoring) return previous;
        return window.select(ownList, (one) => client.snapshots.conversation(one), previous);
      },
      notify: ({ latestSnapshot, loadedAll }: ConversationListActiveState) => {
        onSnapshot?.(latestSnapshot, loadedAll);
      },
      release,
    };
    const handle: ConversationListHandle = new ConversationListHandle(options, pager);
    return handle;
  });
}
