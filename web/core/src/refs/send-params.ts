import { ChinwagError, checkObject, idOf } from "../errors.ts";
import { plaintext } from "../snapshots/plaintext.ts";
import type {
  EditMessageParams,
  EditTextMessageParams,
  SendMessageParams,
  SendTextMessageParams,
} from "../types/message.ts";
import type { MessageEdit, MessageSend } from "../wire.ts";

/** What `ConversationRef.send` takes, as the wire has it. Throws on what cannot be sent. */
export function messageToSend(
  conversation: string,
  params: string | SendTextMessageParams | SendMessageParams,
): Omit<MessageSend, "key"> {
  if (typeof params === "string") return { conversation, text: params };
  const { content, custom, referencedMessage, text } = checkObject(
    params,
    "params that are not a string",
  ) as SendTextMessageParams & SendMessageParams;
  return {
    conversation,
    text: content === undefined ? checkText(text) : textOf(content),
    ...(custom === undefined ? {} : { custom }),
    // Who copies what a message refers to has null where it is no reply.
    ...(referencedMessage == null ? {} : { referencedMessage: idOf(referencedMessage, "referencedMessage") }),
  };
}

/** What `MessageRef.edit` takes, as the wire has it. Throws on what a message cannot become. */
export function messageToEdit(
  params: string | EditTextMessageParams | EditMessageParams,
): Omit<MessageEdit, "conversation" | "message"> {
  if (typeof params === "string") return { text: params };
  const { content, custom, text } = checkObject(
    params,
    "params that are not a string",
  ) as EditTextMessageParams & EditMessageParams;
  return {
    ...(content === undefined ? {} : { text: textOf(content) }),
    ...(text === undefined ? {} : { text: checkText(text) }),
    ...(custom === undefined ? {} : { custom }),
  };
}

function checkText(text: unknown): string {
  if (typeof text !== "string") throw new TypeError("text must be a string.");
  return text;
}

function textOf(content: SendMessageParams["content"]): string {
  const [block] = Array.isArray(content) && content.length === 1 ? content : [];
  if (block?.type !== "text" || !Array.isArray(block.children)) {
    throw new ChinwagError(
      "NOT_SUPPORTED",
      "content must be one text block; other kinds are not possible yet.",
    );
  }
  return plaintext([block]);
}
