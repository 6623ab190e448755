import type { ConversationSnapshot, FileBlock, MessageSnapshot } from "@chinwag/core";
import { conversationData } from "../conversations/conversation-data.ts";
import type { Attachment, Message } from "./types.ts";

/** A message as events tell of it. */
export function toMessage(message: MessageSnapshot, conversation: ConversationSnapshot, me: string): Message {
  const file = message.content.find((block) => block.type === "file");
  const place = message.content.find((block) => block.type === "location");
  const isByMe = message.sender?.id === me;
  const readUntil = isByMe ? conversation.everyoneReadUntil : conversation.readUntil;
  return {
    id: message.id,
    conversation: conversationData(conversation, me),
    isByMe,
    senderId: message.sender?.id ?? null,
    sender: message.sender,
    body: message.plaintext,
    type: file ? "media" : place ? "location" : "text",
    attachment: file ? attachment(file) : null,
    location: place ? [place.latitude, place.longitude] : null,
    read: message.createdAt <= readUntil,
    origin: message.origin,
    timestamp: message.createdAt,
    custom: { ...message.custom },
  };
}

function attachment(file: FileBlock): Attachment {
  const { url, size } = file;
  const dimensions: NonNullable<Attachment["dimensions"]> = {};
  if ("width" in file && file.width !== undefined) dimensions.width = file.width;
  if ("height" in file && file.height !== undefined) dimensions.height = file.height;
  if ("duration" in file && file.duration !== undefined) dimensions.duration = file.duration;
  return Object.keys(dimensions).length > 0 ? { url, size, dimensions } : { url, size };
}
