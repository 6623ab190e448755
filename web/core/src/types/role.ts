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

/** What is hidden from people of a role. */
export interface Masking {
  /** In whose messages: everybody's, or only those of others. */
  readonly messages: "all" | "others";
  readonly links: boolean;
  readonly emails: boolean;
  readonly phones: boolean;
  /** Hosts of which links and e-mail addresses are shown; `*.` stands for all below. */
  readonly allowedHosts: readonly string[];
  readonly allowedNumbers: readonly string[];
  /** What stands in place of what is hidden; `null` for words in the user's language that say so. */
  readonly replacement: string | null;
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
  /** What is hidden in the messages one is shown, by the server; `null` for nothing. */
  readonly masking: Masking | null;
  /** Whether messages can be translated, which is up to the server. */
  readonly canTranslate: boolean;
  /** Whether what is behind links is shown, which is up to the app. */
  readonly linkPreviews: boolean;
  /** The language of users who have none, which is up to the app. */
  readonly defaultLocale: string;
  /** Largest file that is taken, in bytes; 0 when none is. */
  readonly fileSizeMax: number;
}
