import { ChinwagError } from "../errors.ts";
import { plaintext } from "../snapshots/plaintext.ts";
import type { MessageRef, SendMessageParams, SendTextMessageParams } from "../types/message.ts";
import type { MessageSend } from "../wire.ts";

/** What `ConversationRef.send` takes, as the wire has it. Throws on what cannot be sent. */
export function messageToSend(
  conversation: string,
  params: string | SendTextMessageParams | SendMessageParams,
): Omit<MessageSend, "key"> {
  if (typeof params === "string") return { conversation, text: params };
  if (typeof params !== "object" || params === null) {
    throw new TypeError("params must be a string, or an object with text or content.");
  }
  const { custom, referencedMessage } = params;
  return {
    conversation,
    text: "content" in params ? textOf(params.content) : checkText(params.text),
    ...(custom === undefined ? {} : { custom }),
    ...(referencedMessage === undefined ? {} : { referencedMessage: idOf(referencedMessage) }),
  };
}

function checkText(text: unknown): string {
  if (typeof text !== "string") throw new TypeError("text must be a string.");
  return text;
}

function textOf(content: SendMessageParams["content"]): string {
  const [block] = content;
  if (content.length !== 1 || block.type !== "text") {
    throw new ChinwagError(
      "NOT_SUPPORTED",
      "content must be one text block; other kinds cannot be sent yet.",
    );
  }
  return plaintext([block]);
}

function idOf(message: string | MessageRef): string {
  return typeof message === "string" ? message : message.id;
}
