import type { ConversationSnapshot, MessageSnapshot, TextNode } from "@chinwag/core";
import { conversationData } from "../conversations/conversation-data.ts";
import type { ConversationData } from "../conversations/types.ts";
import { ErrorCode, TalkError } from "../errors.ts";

/** A link in a subject. The interface knows it too, but is not loaded for notifications alone. */
const SUBJECT_LINK = /<((?:https?:|mailto:|tel:)[^\s|<>]+)\|([^<>]+)>/gi;

const DENIED =
  "This page may not show notifications: the browser, or its user, does not allow it. It can be allowed in the " +
  "browser's settings of the site.";
const NOT_SUPPORTED =
  "This browser has no notifications, or not for pages like this one: they need a secure (https) address.";

/** Has the browser ask its user, if the page lets it, unless that was done before. Rejects where it comes to nothing. */
export async function ask(mayAsk: () => Promise<boolean>): Promise<void> {
  if (!("Notification" in window && window.isSecureContext)) {
    throw new TalkError(ErrorCode.NOTIFICATIONS_NOT_SUPPORTED, NOT_SUPPORTED);
  }
  const isOpen = Notification.permission === "default" && (await mayAsk());
  const permission = isOpen ? await Notification.requestPermission() : Notification.permission;
  if (permission !== "granted") throw new TalkError(ErrorCode.NOTIFICATIONS_PERMISSION_DENIED, DENIED);
}

/** Whether somebody is to be told of a message. */
export function isTold(message: MessageSnapshot, { notify }: ConversationSnapshot, me: string): boolean {
  if (message.sender === null || message.sender.id === me || notify === false) return false;
  return (
    notify === true || message.content.some((block) => "children" in block && mentions(block.children, me))
  );
}

function mentions(nodes: readonly TextNode[], me: string): boolean {
  return nodes.some((node) => {
    if (typeof node === "string") return false;
    if (node.type === "mention") return node.id === me;
    return "children" in node && mentions(node.children as readonly TextNode[], me);
  });
}

/** Shows a notification of the desktop. The next one of the same conversation takes its place. */
export function show(
  { sender, plaintext }: MessageSnapshot,
  conversation: ConversationSnapshot,
  me: string,
  onClick: (conversation: ConversationData) => void,
): void {
  const { id, subject } = conversation;
  const name = sender?.name ?? "";
  const title = subject ? `${name} · ${subject.replace(SUBJECT_LINK, "$2")}` : name;
  const options = {
    body: plaintext,
    tag: `chinwag/${id}`,
    ...(sender?.photoUrl && { icon: sender.photoUrl }),
  };
  let notification: Notification;
  try {
    notification = new Notification(title, options);
  } catch {
    // Phones only let service workers show them, which are the page's.
    return;
  }
  notification.onclick = () => {
    notification.close();
    onClick(conversationData(conversation, me));
  };
}
