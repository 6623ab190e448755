import type { Conversation } from "../entities/conversation.ts";
import type { MessageActiveState, MessageSnapshot } from "../types/message.ts";
import type { UserSnapshot } from "../types/user.ts";
import type { MessageEntity } from "../wire.ts";
import type { Shown } from "./handle.ts";
import { reuse } from "./list-window.ts";
import type { Growing } from "./subscribe.ts";

/** What a window needs to know beside the conversation. */
export interface MessageSource {
  /** `null` for a message that is not to be shown yet. */
  snapshot(conversation: Conversation, message: MessageEntity): MessageSnapshot | null;
  /** Whether a user is still as this. */
  isCurrent(user: UserSnapshot): boolean;
}

/** Which messages one subscription shows: all since a point in time, which `extend` moves back. */
export class MessageWindow implements Growing {
  /** Messages that a subscription starts with. */
  readonly first = 30;
  readonly conversation: Conversation;
  /** The id from which on messages are shown; `null` before there is one, "" for all. */
  #floor: string | null = null;
  /** After a fresh start, older pages are read again up to this id; meanwhile the old messages stay shown. */
  #restoreTo: string | null = null;
  /** What the snapshots that were last shown are made of, one by one. */
  #shown: MessageEntity[] = [];

  /** Reads older messages from the server. */
  readonly fetch: (count: number) => Promise<void>;

  constructor(conversation: Conversation, fetch: (count: number) => Promise<void>) {
    this.conversation = conversation;
    this.fetch = fetch;
  }

  get more(): boolean {
    return this.hidden > 0 || !this.conversation.timeline.loadedAll;
  }

  /** How many messages are known that the window does not reach yet. */
  get hidden(): number {
    return this.conversation.timeline.position(this.#floor ?? "");
  }

  /** Shows up to `count` more of the known messages. */
  extend(count: number): number {
    const { timeline } = this.conversation;
    const shown = Math.min(count, this.hidden);
    this.#floor = timeline.ids[this.hidden - shown] ?? "";
    return shown;
  }

  /** The timeline is about to start anew: what was shown has to come back. */
  keep(): void {
    this.#restoreTo = this.#floor;
  }

  /** Whether older pages are still missing of what was shown before. */
  get lacking(): boolean {
    const { timeline, known } = this.conversation;
    const oldest = timeline.ids[0];
    const lacks =
      known !== null &&
      this.#restoreTo !== null &&
      !timeline.loadedAll &&
      oldest !== undefined &&
      oldest > this.#restoreTo;
    if (!lacks) this.#restoreTo = null;
    return lacks;
  }

  /** What to show now; `null` leaves it as it is. */
  select(source: MessageSource, previous: MessageActiveState | null): Shown<MessageActiveState> | null {
    const { conversation } = this;
    const { timeline } = conversation;
    if (!conversation.known) {
      this.#floor = null;
      return [null, true];
    }
    if (!timeline.complete || this.lacking) return null;
    this.#place();
    const latestSnapshot = this.#collect(source, previous?.latestSnapshot ?? null);
    return [latestSnapshot, timeline.loadedAll && this.hidden === 0];
  }

  #place(): void {
    if (this.#floor !== null) return;
    const { ids, loadedAll } = this.conversation.timeline;
    const all = loadedAll && ids.length <= this.first;
    this.#floor = (all ? "" : ids[Math.max(0, ids.length - this.first)]) ?? "";
  }

  #collect(source: MessageSource, previous: MessageSnapshot[] | null): MessageSnapshot[] {
    const { timeline } = this.conversation;
    const shown: MessageEntity[] = [];
    const messages: MessageSnapshot[] = [];
    const first = this.hidden;
    const senders = new Map<UserSnapshot | null, boolean>([[null, true]]);
    const isCurrent = ({ referencedMessageId }: MessageEntity, { sender }: MessageSnapshot): boolean => {
      let current = senders.get(sender);
      if (current === undefined) {
        current = sender !== null && source.isCurrent(sender);
        senders.set(sender, current);
      }
      return current && referencedMessageId === null;
    };
    let at = 0;
    for (let i = timeline.ids.length - 1; i >= first; i -= 1) {
      const entity = timeline.get(timeline.ids[i] as string) as MessageEntity;
      while ((previous?.[at]?.id ?? "") > entity.id) at += 1;
      // Thousands may be shown, of which one is new: the others are only looked at.
      const last = this.#shown[at] === entity ? previous?.[at] : undefined;
      const message = last && isCurrent(entity, last) ? last : source.snapshot(this.conversation, entity);
      if (!message) continue;
      shown.push(entity);
      messages.push(message);
    }
    this.#shown = shown;
    return reuse(previous, messages);
  }
}
