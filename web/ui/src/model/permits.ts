import type { MessageSnapshot, Reach, RoleSnapshot } from "@chinwag/core";

/** What users may do where nobody has said otherwise. */
export const DEFAULT_ROLE: RoleSnapshot = {
  name: "default",
  canShareFile: true,
  canSendVoiceMessage: true,
  canShareLocation: true,
  canMention: true,
  showTypingIndicator: true,
  showOnlineStatus: true,
  canSearch: true,
  canDeleteMessage: "own",
  canEditMessage: "own",
  canReplyToMessage: "all",
  canAddReaction: "all",
  canLeaveConversation: true,
  canMarkConversationAsUnread: true,
  canSendLinks: false,
  canSendActions: false,
  messageActions: [],
  conversationActions: [],
  theme: null,
  linkTarget: "newTab",
  preventShouting: false,
  masking: null,
  canTranslate: false,
  linkPreviews: false,
  defaultLocale: "en-US",
  fileSizeMax: 50_000_000,
};

/** What a role says of messages. */
export type MessagePermission =
  | "canEditMessage"
  | "canDeleteMessage"
  | "canReplyToMessage"
  | "canAddReaction";

/** Whether something may be done to a message. Nobody edits what the system said, or replies to it. */
export function permits(
  role: RoleSnapshot,
  permission: MessagePermission,
  message: MessageSnapshot,
  meId: string,
): boolean {
  const isOfSystem = message.type === "SystemMessage";
  if (isOfSystem && (permission === "canEditMessage" || permission === "canReplyToMessage")) return false;
  return reaches(role[permission], message, meId);
}

/** Whether something that reaches so far reaches a message. */
export function reaches(reach: Reach, message: MessageSnapshot, meId: string): boolean {
  return reach === "all" || (reach === "own" && message.sender?.id === meId);
}
