import type { Lenient } from "../connection/requests.ts";
import { checkObject, idOf, must, notSupported } from "../errors.ts";
import { plaintext } from "../snapshots/plaintext.ts";
import type {
  EditMessageParams,
  EditTextMessageParams,
  SendMessageParams,
  SendTextMessageParams,
} from "../types/message.ts";
import type { MessageEdit, MessageSend } from "../wire.ts";

type SendParams = string | SendTextMessageParams | SendMessageParams;
type EditParams = string | EditTextMessageParams | EditMessageParams;
type AllParams = Partial<SendTextMessageParams & SendMessageParams>;

/** What `ConversationRef.send` takes, as the wire has it. Throws on what cannot be sent. */
export function messageToSend(params: SendParams): Omit<MessageSend, "conversation" | "key"> {
  const message = messageToEdit(params);
  checkText(message.text);
  const { referencedMessage: to } = params as AllParams;
  // What is undefined is left out. Who copies what a message refers to has null where it is no reply.
  const referencedMessage = to == null ? undefined : idOf(to, "referencedMessage");
  return { ...message, referencedMessage } as MessageSend;
}

/** What `MessageRef.edit` takes, as the wire has it. Throws on what a message cannot become. */
export function messageToEdit(params: EditParams): Lenient<Omit<MessageEdit, "conversation" | "message">> {
  if (typeof params === "string") return { text: params };
  const { text, content, custom } = checkObject(params, "params that are not a string") as AllParams;
  if (text !== undefined) checkText(text);
  return { text: content === undefined ? text : textOf(content), custom };
}

function checkText(text: unknown): void {
  must(typeof text === "string", "text", "a string", text);
}

function textOf(content: SendMessageParams["content"]): string {
  const [block] = Array.isArray(content) && content.length === 1 ? content : [];
  if (block?.type !== "text" || !Array.isArray(block.children)) {
    throw notSupported("Content but one text block");
  }
  return plaintext([block]);
}
