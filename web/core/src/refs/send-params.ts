import { ChinwagError } from "../errors.ts";
import { plaintext } from "../snapshots/plaintext.ts";
import type {
  EditMessageParams,
  EditTextMessageParams,
  MessageRef,
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
  const { custom, referencedMessage } = checkParams(params);
  return {
    conversation,
    text: "content" in params ? textOf(params.content) : checkText(params.text),
    ...(custom === undefined ? {} : { custom }),
    ...(referencedMessage === undefined ? {} : { referencedMessage: idOf(referencedMessage) }),
  };
}

/** What `MessageRef.edit` takes, as the wire has it. Throws on what a message cannot become. */
export function messageToEdit(
  params: string | EditTextMessageParams | EditMessageParams,
): Omit<MessageEdit, "conversation" | "message"> {
  if (typeof params === "string") return { text: params };
  const { custom } = checkParams(params);
  const { text, content } = params as EditTextMessageParams & EditMessageParams;
  return {
    ...(content === undefined ? {} : { text: textOf(content) }),
    ...(text === undefined ? {} : { text: checkText(text) }),
    ...(custom === undefined ? {} : { custom }),
  };
}

function checkParams<T extends object>(params: T): T {
  if (typeof params !== "object" || params === null) {
    throw new TypeError("params must be a string, or an object with text or content.");
  }
  return params;
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
      "content must be one text block; other kinds are not possible yet.",
    );
  }
  return plaintext([block]);
}

function idOf(message: string | MessageRef): string {
  return typeof message === "string" ? message : message.id;
}
