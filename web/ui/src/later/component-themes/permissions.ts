import type { MessageSnapshot, RoleSnapshot } from "@chinwag/core";
import { type MessagePermission, permits } from "../../model/permits.ts";
import type { MessagePermissions, ThemePermissions } from "./types.ts";

/** What the reader may do, as their role has it. */
export function chatPermissions(role: RoleSnapshot): ThemePermissions {
  const { showTypingIndicator, canShareFile, canShareLocation, canMention, canSearch } = role;
  const { showOnlineStatus, canSendVoiceMessage, canLeaveConversation, canMarkConversationAsUnread } = role;
  return {
    showTypingIndicator,
    canShareFile,
    canShareLocation,
    canMention,
    canSearch,
    showOnlineStatus,
    // A voice is sent as a file.
    canSendVoiceMessage: canSendVoiceMessage && canShareFile,
    canLeaveConversation,
    canMarkConversationAsUnread,
  };
}

/** What the reader may do with a message. Who may only read a conversation may do nothing in it. */
export function messagePermissions(
  role: RoleSnapshot,
  message: MessageSnapshot | null,
  meId: string,
  canWrite: boolean,
): MessagePermissions {
  const may = (permission: MessagePermission) =>
    message !== null && canWrite && permits(role, permission, message, meId);
  return {
    canDeleteMessage: may("canDeleteMessage"),
    canReplyToMessage: may("canReplyToMessage"),
    canEditMessage: may("canEditMessage"),
    canAddReaction: may("canAddReaction"),
  };
}
