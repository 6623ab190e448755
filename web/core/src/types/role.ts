/** On which messages one may do something. */
export type Reach = "none" | "own" | "all";

/** An entry of a menu that the page acts upon. */
export interface RoleAction {
  /** What the page is told. */
  readonly name: string;
  /** What the menu says. */
  readonly label: string;
  /** On which messages, or whose conversations, it is offered. */
  readonly on: Reach;
}

/** What the current user may do. The server refuses the rest, so this is for hiding it. An addition of Chinwag. */
export interface RoleSnapshot {
  /** The role's name. */
  readonly name: string;
  readonly canShareFile: boolean;
  readonly canSendVoiceMessage: boolean;
  readonly canShareLocation: boolean;
  readonly canMention: boolean;
  readonly showTypingIndicator: boolean;
  readonly showOnlineStatus: boolean;
  readonly canSearch: boolean;
  readonly canDeleteMessage: Reach;
  readonly canEditMessage: Reach;
  readonly canReplyToMessage: Reach;
  readonly canAddReaction: Reach;
  readonly canLeaveConversation: boolean;
  readonly canMarkConversationAsUnread: boolean;
  readonly canSendLinks: boolean;
  readonly canSendActions: boolean;
  readonly messageActions: readonly RoleAction[];
  readonly conversationActions: readonly RoleAction[];
  readonly theme: string | null;
  readonly linkTarget: "newTab" | "sameTab";
  readonly preventShouting: boolean;
  /** Largest file that is taken, in bytes; 0 when none is. */
  readonly fileSizeMax: number;
}
