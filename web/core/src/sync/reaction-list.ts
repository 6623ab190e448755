import type { Client } from "../client.ts";
import type { Conversation, ReactionEvent, ReactionFollower } from "../entities/conversation.ts";
import { List } from "../entities/list.ts";
import type { ReactionEntity, ReactionList as ReactionListFields } from "../wire.ts";

/** Reactions that a list starts with. */
export const REACTIONS_FIRST = 10;

/** Those who reacted to a message with one emoji, oldest first: all from the first one on to some place are known. */
export class ReactionList extends List<ReactionEntity, number> implements ReactionFollower {
  readonly #messageId: string;
  readonly #emoji: string;
  readonly #byUser = new Map<string, ReactionEntity>();
  /** At which revision reactions were taken back. */
  readonly #removed = new Map<string, number>();
  readonly #conversation: Conversation;
  /** Whether there was such a message, as far as one may see, when the list was read. */
  #found = true;

  /** `failed` is called when the server refuses to list them. */
  constructor(
    client: Client,
    conversation: Conversation,
    fields: Pick<ReactionListFields, "message" | "emoji">,
    failed: (error: Error) => void,
  ) {
    super({
      items: () => this.#byUser.values(),
      // The oldest comes first.
      place: ({ revision }) => -revision,
      changed: () => client.conversations.touch(conversation.id),
      read: (after, limit, take) => {
        const last = after && -after;
        const request = { conversation: conversation.id, ...fields, limit, after: last };
        const page = client.requests.promise("reaction.list", request, (answer) => {
          this.#found = answer.reactions !== null;
          for (const reaction of answer.reactions ?? []) this.#learn(reaction, answer.revision);
          const end = answer.reactions?.at(-1)?.revision;
          take({ last: end && -end, loadedAll: answer.loadedAll });
        });
        page.catch(failed);
        return page;
      },
    });
    this.#conversation = conversation;
    this.#messageId = fields.message;
    this.#emoji = withoutVariation(fields.emoji);
  }

  /** Whether there is such a message. A page may be older than what has been told of its end. */
  get present(): boolean {
    const { known, timeline } = this.#conversation;
    return known !== null && this.#found && !timeline.isDeleted(this.#messageId);
  }

  restart(): void {
    this.#found = true;
    this.#byUser.clear();
    this.#removed.clear();
    this.begin(null, REACTIONS_FIRST);
  }

  changed(event: ReactionEvent, revision: number): void {
    if (event.messageId !== this.#messageId || withoutVariation(event.emoji) !== this.#emoji) return;
    if (event.event === "reaction.removed") {
      this.#removed.set(event.userId, revision);
      if ((this.#byUser.get(event.userId)?.revision ?? revision) < revision)
        this.#byUser.delete(event.userId);
    } else if (this.loadedAll) {
      // Before the end of the list is known, those after it come with its pages.
      this.#learn(event.reaction, revision);
    }
  }

  /** A page may be older than a removal that has been told of. */
  #learn(reaction: ReactionEntity, revision: number): void {
    if ((this.#removed.get(reaction.userId) ?? 0) > Math.min(revision, reaction.revision)) return;
    this.#byUser.set(reaction.userId, reaction);
  }
}

/** Emojis come in their fully qualified form, whichever form was asked for. */
function withoutVariation(emoji: string): string {
  return emoji.replace(/\uFE0F/g, "");
}
