import type { Client } from "../client.ts";
import { checkId, nullIfMalformed } from "../errors.ts";
import { plaintext } from "../snapshots/plaintext.ts";
import type { ContentBlock } from "../types/content.ts";
import type { EditOptions } from "../types/conversation.ts";
import type {
  EditMessageParams,
  EditTextMessageParams,
  MessageRef,
  MessageSnapshot,
} from "../types/message.ts";
import type { ReactionsRef } from "../types/reaction.ts";
import type { MessageEdit } from "../wire.ts";
import { detached } from "./detached.ts";
import { ReactionsReference } from "./reactions.ts";
import { messageToEdit } from "./send-params.ts";

/** References a message. */
export class MessageReference implements MessageRef {
  readonly id: string;
  readonly conversationId: string;
  readonly #client: Client;

  constructor(client: Client, conversationId: string, id: string) {
    this.#client = client;
    this.conversationId = conversationId;
    this.id = id;
  }

  async get(): Promise<MessageSnapshot | null> {
    const { conversations, requests, snapshots, topics } = this.#client;
    const { conversationId, id } = this;
    const live = topics.get(`conversation/${conversationId}`)?.live;
    const followed = conversations.get(conversationId);
    if (live && (!followed?.known || followed.timeline.isDeleted(id))) return null;
    // Of messages beside the timeline, what they refer to may be missing.
    const cached = live && followed?.timeline.list.reaches(id) && snapshots.message(followed, id);
    if (cached) return cached;
    return nullIfMalformed(
      requests.promise("message.get", this.#fields, (found) =>
        snapshots.message(detached(conversationId, found, null, found.message), id),
      ),
    );
  }

  reactions(emoji: string): ReactionsRef {
    checkId(emoji, "emoji");
    return new ReactionsReference(this.#client, this.conversationId, this.id, emoji);
  }

  reaction(emoji: string): ReactionsRef {
    return this.reactions(emoji);
  }

  async edit(
    params: string | EditTextMessageParams | EditMessageParams,
    { mentions }: EditOptions = {},
  ): Promise<void> {
    await this.#client.requests.tell("message.edit", {
      ...this.#fields,
      ...messageToEdit(params),
      mentions,
    } as MessageEdit);
  }

  async delete(): Promise<void> {
    await nullIfMalformed(this.#client.requests.tell("message.delete", this.#fields));
  }

  get #fields(): { conversation: string; message: string } {
    return { conversation: this.conversationId, message: this.id };
  }

  translate(language: string): Promise<{ content: ContentBlock[]; plaintext: string } | null> {
    return nullIfMalformed(
      this.#client.requests.promise(
        "message.translate",
        { ...this.#fields, language },
        ({ content }) => content && { content, plaintext: plaintext(content) },
      ),
    );
  }

  previewKey(): Promise<string | null> {
    return nullIfMalformed(this.#client.requests.promise("message.preview", this.#fields, ({ key }) => key));
  }
}
