import type { Conversation } from "../entities/conversation.ts";
import type { MessageActiveState, MessageSnapshot } from "../types/message.ts";
import type { Shown } from "./handle.ts";

/** Messages that a subscription starts with. */
const WINDOW_FIRST = 30;

/** What a window needs to know beside the conversation. */
export interface MessageSource {
  snapshot(conversation: Conversation, id: string): MessageSnapshot | null;
  /** Whether a message is not to be shown yet. */
  isVeiled(conversation: Conversation, id: string): boolean;
}

/** Which messages one subscription shows: all since a point in time, which `extend` moves back. */
export class MessageWindow {
  readonly conversation: Conversation;
  /** The id from which on messages are shown; `null` before there is one, "" for all. */
  #floor: string | null = null;
  /** After a fresh start, older pages are read again up to this id; meanwhile the old messages stay shown. */
  #restoreTo: string | null = null;

  constructor(conversation: Conversation) {
    this.conversation = conversation;
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
    const all = loadedAll && ids.length <= WINDOW_FIRST;
    this.#floor = (all ? "" : ids[Math.max(0, ids.length - WINDOW_FIRST)]) ?? "";
  }

  #collect(source: MessageSource, previous: MessageSnapshot[] | null): MessageSnapshot[] {
    const { ids } = this.conversation.timeline;
    const messages: MessageSnapshot[] = [];
    const first = this.hidden;
    let same = previous !== null;
    for (let i = ids.length - 1; i >= first; i -= 1) {
      const id = ids[i] as string;
      const message = source.isVeiled(this.conversation, id) ? null : source.snapshot(this.conversation, id);
      if (!message) continue;
      same &&= previous?.[messages.length] === message;
      messages.push(message);
    }
    return same && previous?.length === messages.length
      ? previous
      : (Object.freeze(messages) as MessageSnapshot[]);
  }
}
