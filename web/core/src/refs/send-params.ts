import type { Lenient } from "../connection/requests.ts";
import { checkObject, idOf, must } from "../errors.ts";
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
  if (!message.content) checkText(message.text);
  const { referencedMessage: to } = params as AllParams;
  // What is undefined is left out. Who copies what a message refers to has null where it is no reply.
  const referencedMessage = to == null ? undefined : idOf(to, "referencedMessage");
  return { ...message, referencedMessage } as MessageSend;
}

/** What `MessageRef.edit` takes, as the wire has it. Throws on what a message cannot become. */
export function messageToEdit(params: EditParams): Lenient<Omit<MessageEdit, "conversation" | "message">> {
  if (typeof params === "string") return { text: params };
  const { text, content, custom } = checkObject(params) as AllParams;
  if (content === undefined) {
    if (text !== undefined) checkText(text);
    return { text, custom };
  }
  checkObject(content, "content");
  // As it is now, also when the caller changes it before it could be sent.
  return { content: JSON.parse(JSON.stringify(content)), custom };
}

function checkText(text: unknown): void {
  must(typeof text === "string", "text", "a string", text);
}
