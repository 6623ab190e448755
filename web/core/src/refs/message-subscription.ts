import type { Client } from "../client.ts";
import { checkCount } from "../errors.ts";
import { Handle } from "../subscriptions/handle.ts";
import { join } from "../subscriptions/join.ts";
import { type MessageSource, MessageWindow } from "../subscriptions/message-window.ts";
import { Pager } from "../subscriptions/pager.ts";
import type { MessageActiveState, MessageSnapshot, MessageSubscription } from "../types/message.ts";

const PAGE_DEFAULT = 30;
const PAGE_MAX = 100;

class MessageHandle extends Handle<MessageActiveState> implements MessageSubscription {
  readonly #pager: Pager;

  constructor(options: ConstructorParameters<typeof Handle<MessageActiveState>>[0], pager: Pager) {
    super(options);
    this.#pager = pager;
  }

  readonly loadMore = async (count: number = PAGE_DEFAULT): Promise<void> => {
    checkCount(count, PAGE_MAX);
    await this.connected;
    await this.#pager.load(count);
  };
}

/** Follows the messages of a conversation. */
export function subscribeMessages(
  client: Client,
  conversationId: string,
  onSnapshot?: (snapshot: MessageSnapshot[] | null, loadedAll: boolean) => void,
): MessageSubscription {
  const { conversations } = client.subscriber;
  const source: MessageSource = {
    snapshot: (conversation, id) => client.snapshots.message(conversation, id),
    isVeiled: ({ timeline }, id) => client.outboxes.veils(conversationId, timeline.get(id)),
  };
  return join(client, `conversation/${conversationId}`, (isLive, release) => {
    const conversation = conversations.follow(conversationId);
    const window = new MessageWindow(conversation);
    conversation.windows.add(window);
    const pager = new Pager({
      more: () =>
        handle.active?.latestSnapshot != null && (window.hidden > 0 || !conversation.timeline.loadedAll),
      extend: (count) => window.extend(count),
      fetch: (count) => conversations.older(conversation, count),
      show: () => {
        client.hub.touch([handle]);
        client.hub.flush();
      },
    });
    const options = {
      select: (previous: MessageActiveState | null) =>
        isLive() ? window.select(source, previous) : previous,
      notify: ({ latestSnapshot, loadedAll }: MessageActiveState) => onSnapshot?.(latestSnapshot, loadedAll),
      release: () => {
        conversation.windows.delete(window);
        release();
      },
    };
    const handle: MessageHandle = new MessageHandle(options, pager);
    return handle;
  });
}
