// Generated from crates/protocol by `cargo xtask codegen`. Do not edit.
// The shapes of the realtime wire, as the server has them.

/**
 *The id of a user, chosen by the app and unique in it.
 *
 *1 to 255 Unicode characters, no control characters, compared and kept byte for byte.
 */
export type UserId = string;

/**
 *The id of a conversation, chosen by the app and unique in it.
 *
 *1 to 255 Unicode characters, no control characters, compared and kept byte for byte.
 */
export type ConversationId = string;

/**
 * The id of a message: `msg_` and 22 letters and digits that sort as the messages of a conversation do.
 *
 * It encodes, from the most significant bit: 48 bits of creation time (Unix milliseconds), 40 bits of the
 * conversation's revision at creation (so that messages of one millisecond keep their order), and 40 random
 * bits. Within a conversation, the order of ids **is** the order of messages, everywhere.
 */
export type MessageId = string;

/**
 * Made by the sender, one for each message. A second send with the same key, by the same sender into the same
 * conversation, makes no second message, however late it comes.
 */
export type IdempotencyKey = string;

/**
 * A moment, in Unix milliseconds: the only form of time on the wire and in the store.
 */
export type Timestamp = number;

/**
 * What can be subscribed to: `user/ID`, `online/ID`, `conversation/ID` or `me` on the wire.
 */
export type Topic = `user/${string}` | `online/${string}` | `conversation/${string}` | "me";

/**
 * What a participant may do.
 */
export type Access = "ReadWrite" | "Read";

/**
 * Which messages a participant is notified of.
 */
export type Notify = boolean | "MentionsOnly";

/**
 * Whether somebody sent a message, or nobody in particular.
 */
export type MessageKind = "UserMessage" | "SystemMessage";

/**
 * Which way a message came in.
 */
export type Origin = "web" | "rest" | "import" | "email";

/**
 * A piece of text: a string, or an object with a `type` and either `text` or `children`.
 *
 * Trees that come from outside are at most [`crate::limits::CONTENT_DEPTH_MAX`] deep, so whatever walks one may recurse.
 */
export type TextNode = { "type": "bold", 
/**
 * What is bold.
 */
children: Array<TextNode>, } | { "type": "italic", 
/**
 * What is italic.
 */
children: Array<TextNode>, } | { "type": "strikethrough", 
/**
 * What is struck through.
 */
children: Array<TextNode>, } | { "type": "bulletList", 
/**
 * Its points.
 */
children: Array<TextNode>, } | { "type": "bulletPoint", 
/**
 * What it says.
 */
children: Array<TextNode>, } | { "type": "codeSpan", 
/**
 * The code.
 */
text: string, } | { "type": "link", 
/**
 * Where it leads.
 */
url: string, 
/**
 * The label.
 */
children: Array<TextNode>, } | { "type": "autoLink", 
/**
 * Where it leads.
 */
url: string, 
/**
 * The address as written.
 */
text: string, } | { "type": "actionLink", 
/**
 * The action's name.
 */
action: string, 
/**
 * What the action is given.
 */
params: { [key in string]: string }, 
/**
 * The label.
 */
children: Array<TextNode>, } | { "type": "actionButton", 
/**
 * The action's name.
 */
action: string, 
/**
 * What the action is given.
 */
params: { [key in string]: string }, 
/**
 * The label.
 */
children: Array<TextNode>, } | { "type": "customEmoji", 
/**
 * Its name, colons included.
 */
text: string, } | { "type": "mention", 
/**
 * The user's id.
 */
id: UserId, 
/**
 * The user's name, when it was written.
 */
text: string, } | string;

/**
 * Somebody who is mentioned in a text wherever it says `@` and these words, and nothing that would make a longer word
 * of them.
 */
export type Mentioned = { 
/**
 * The user's id.
 */
id: UserId, 
/**
 * The user's name, as it is written in the text.
 */
text: string, };

/**
 * Stands for an uploaded file. Opaque: it comes from an upload or from another message.
 */
export type FileToken = string & { readonly __tag: Record<"TalkJS Encoded File Token", true> };

/**
 * A file, with what is known of it.
 */
export type FileBlock = { fileToken: FileToken, url: string, size: number, filename: string } & ({ subtype?: never } | { subtype: "video", width?: number, height?: number, duration?: number } | { subtype: "image", width?: number, height?: number } | { subtype: "audio", duration?: number } | { subtype: "voice", duration?: number });

/**
 * One block of a message's content; blocks are shown top to bottom. Today a message has exactly one.
 */
export type ContentBlock = { "type": "text", 
/**
 * The text, piece by piece.
 */
children: Array<TextNode>, } | { "type": "file" } & FileBlock | { "type": "location", 
/**
 * North and south, -90 to 90.
 */
latitude: number, 
/**
 * East and west, -180 to 180.
 */
longitude: number, };

/**
 * What one reacts with: a Unicode emoji in its fully qualified form, or a custom one as `:name:`.
 *
 * Deserialising takes it as it is, since it has been checked before: an emoji that is newer than this program
 * must not make a message unreadable. What comes from outside is checked by [`Emoji::new`] or
 * [`Emoji::deserialize_new`].
 */
export type Emoji = string;

/**
 * How often a message was reacted to with one emoji.
 */
export type ReactionCount = { 
/**
 * The emoji.
 */
emoji: Emoji, 
/**
 * How many people.
 */
count: number, 
/**
 * Whether oneself is among them. Absent in events, which are the same for everyone: one then keeps what one
 * knows, and reads the message where one knows nothing.
 */
reacted?: boolean, };

/**
 * Changes to a user, and the attributes of a new one. Unknown fields are ignored.
 */
export type UserPatch = { 
/**
 * Required for a user who does not exist yet.
 */
name?: string, 
/**
 * Replaces the list; a single address is a list of one.
 */
email?: Array<string> | null, 
/**
 * Replaces the list; a single number is a list of one.
 */
phone?: Array<string> | null, 
/**
 * An absolute http or https URL.
 */
photoUrl?: string | null, 
/**
 * An absolute http or https URL.
 */
headerPhotoUrl?: string | null, 
/**
 * Shown to whoever opens an empty conversation with this user.
 */
welcomeMessage?: string | null, 
/**
 * Kept for older back ends.
 */
availabilityText?: string | null, 
/**
 * An IETF language tag; `null` means the app's default.
 */
locale?: string | null, 
/**
 * The role's name; older back ends say `configuration`.
 */
role?: string | null, 
/**
 * Patched key by key.
 */
custom?: { [key in string]: string | null } | null, 
/**
 * Patched token by token; keys are `fcm:TOKEN` or `apns:TOKEN`.
 */
pushTokens?: { [key in string]: boolean | null } | null, };

/**
 * Changes to a conversation, and the attributes of a new one. Unknown fields are ignored.
 */
export type ConversationPatch = { 
/**
 * Shown in headers and lists.
 */
subject?: string | null, 
/**
 * An absolute http or https URL.
 */
photoUrl?: string | null, 
/**
 * Replaces the list.
 */
welcomeMessages?: Array<string> | null, 
/**
 * Patched key by key.
 */
custom?: { [key in string]: string | null } | null, };

/**
 * Changes to a participant.
 */
export type ParticipantPatch = { 
/**
 * `null` means `ReadWrite`.
 */
access?: Access | null, 
/**
 * `null` means `true`.
 */
notify?: Notify | null, };

/**
 * What must hold of a number: `[">=", 5]`, `["between", [5, 7]]`. Ranges have their lower bound, not their upper.
 */
export type NumberFilter = [">" | "<" | ">=" | "<=", number] | ["between" | "!between", [number, number]];

/**
 * What must hold of a conversation, as its participant sees it. What is not named does not matter.
 */
export type SimpleConversationFilter = { 
/**
 * One's own access.
 */
access?: StringFilter<Access>, 
/**
 * What the app stores with the conversation, key by key.
 */
custom?: CustomFilter, 
/**
 * Whether there are unread messages, or it was marked as unread.
 */
isUnread?: boolean, 
/**
 * The subject; `null` stands for none.
 */
subject?: StringFilter<string | null>, 
/**
 * When the last message was sent; without messages, when one joined.
 */
lastActivityAt?: NumberFilter, 
/**
 * When it was created.
 */
createdAt?: NumberFilter, 
/**
 * Whether there are messages.
 */
hasMessages?: boolean, 
/**
 * When one joined.
 */
joinedAt?: NumberFilter, };

/**
 * Which conversations are wanted: those that a filter fits, or any of several: `["any", [filter, filter]]`.
 */
export type ConversationFilter = SimpleConversationFilter | CompoundFilter<SimpleConversationFilter>;

/**
 * On which messages a permission lets somebody act.
 */
export type Reach = "none" | "own" | "all";

/**
 * An entry of a menu that the app's page acts upon.
 */
export type RoleAction = { 
/**
 * What the page is told.
 */
name: string, 
/**
 * What the menu says.
 */
label: string, 
/**
 * On which messages, or whose conversations, it is offered.
 */
on: Reach, };

/**
 * Where links of messages open.
 */
export type LinkTarget = "newTab" | "sameTab";

/**
 * In whose messages something is hidden.
 */
export type MaskedMessages = "all" | "others";

/**
 * What is hidden from whoever has a role, in messages that they are shown. What is stored stays as it was.
 */
export type Masking = { 
/**
 * In whose messages.
 */
messages: MaskedMessages, 
/**
 * Whether addresses of the web are hidden.
 */
links: boolean, 
/**
 * Whether e-mail addresses are hidden.
 */
emails: boolean, 
/**
 * Whether phone numbers are hidden.
 */
phones: boolean, 
/**
 * Hosts of which links and e-mail addresses are shown; `*.shop.example` stands for all below `shop.example`, which
 * is not itself one of them.
 */
allowedHosts: Array<string>, 
/**
 * Phone numbers that are shown, however they are written.
 */
allowedNumbers: Array<string>, 
/**
 * What stands in place of what is hidden; `null` for words in the viewer's language that say so.
 */
replacement: string | null, };

/**
 * What a user may do, so that an interface can hide the rest.
 */
export type RoleEntity = { 
/**
 * The role's name.
 */
name: string, 
/**
 * Largest file that is taken, in bytes; 0 when none is.
 */
fileSizeMax: number, 
/**
 * Whether messages can be translated.
 */
canTranslate: boolean, 
/**
 * Whether what is behind links is shown.
 */
linkPreviews: boolean, 
/**
 * The language of users who have none.
 */
defaultLocale: string, 
/**
 * Uploading and sending files.
 */
canShareFile: boolean, 
/**
 * Sending recordings of a voice.
 */
canSendVoiceMessage: boolean, 
/**
 * Sending places.
 */
canShareLocation: boolean, 
/**
 * Mentioning people.
 */
canMention: boolean, 
/**
 * Being shown as typing; interfaces show no one else as typing either.
 */
showTypingIndicator: boolean, 
/**
 * Interfaces show who is online.
 */
showOnlineStatus: boolean, 
/**
 * Searching.
 */
canSearch: boolean, 
/**
 * Which messages one may delete. Those of the system only by `all`.
 */
canDeleteMessage: Reach, 
/**
 * Which messages one may edit. Never those of the system.
 */
canEditMessage: Reach, 
/**
 * To which messages one may reply. Never to those of the system.
 */
canReplyToMessage: Reach, 
/**
 * To which messages one may react.
 */
canAddReaction: Reach, 
/**
 * Leaving conversations.
 */
canLeaveConversation: boolean, 
/**
 * Marking conversations as unread.
 */
canMarkConversationAsUnread: boolean, 
/**
 * Sending links with labels, which can hide where they lead.
 */
canSendLinks: boolean, 
/**
 * Sending action links and action buttons, which can hide what they do.
 */
canSendActions: boolean, 
/**
 * Entries of the menu of a message.
 */
messageActions: Array<RoleAction>, 
/**
 * Entries of the menu of a conversation.
 */
conversationActions: Array<RoleAction>, 
/**
 * The theme of the interface; `null` for its own.
 */
theme: string | null, 
/**
 * Where links of messages open.
 */
linkTarget: LinkTarget, 
/**
 * Whether text in capitals only is sent in small letters.
 */
preventShouting: boolean, 
/**
 * What is hidden in the messages one is shown; `null` for nothing.
 */
masking: Masking | null, };

/**
 * The public part of a user. E-mail, phone and push tokens never leave by the realtime API.
 */
export type UserEntity = { 
/**
 * The user's id.
 */
id: UserId, 
/**
 * Shown wherever the user appears.
 */
name: string, 
/**
 * The avatar.
 */
photoUrl: string | null, 
/**
 * IETF language tag; `null` means the app's default.
 */
locale: string | null, 
/**
 * Role name.
 */
role: string, 
/**
 * Shown to whoever opens an empty conversation with this user.
 */
welcomeMessage: string | null, 
/**
 * What the app stores with the user.
 */
custom: { [key in string]: string }, 
/**
 * Counts the changes to this user. Of two copies, the one with the greater revision is newer.
 */
revision: number, };

/**
 * The attributes of a conversation, the same for everyone.
 */
export type ConversationEntity = { 
/**
 * The conversation's id.
 */
id: ConversationId, 
/**
 * Shown in headers and lists.
 */
subject: string | null, 
/**
 * Shown for conversations of more than two people.
 */
photoUrl: string | null, 
/**
 * Shown before the first message.
 */
welcomeMessages: Array<string>, 
/**
 * What the app stores with the conversation.
 */
custom: { [key in string]: string }, 
/**
 * When it was created.
 */
createdAt: Timestamp, };

/**
 * A user's part in a conversation.
 */
export type ParticipantEntity = { 
/**
 * Whose part it is.
 */
userId: UserId, 
/**
 * What they may do.
 */
access: Access, 
/**
 * What they are notified of.
 */
notify: Notify, 
/**
 * When they joined.
 */
joinedAt: Timestamp, 
/**
 * The conversation's revision at which they joined: the order of joining, exact where times tie.
 */
joinedRevision: number, 
/**
 * Messages up to and including this one are read; `null` when none is. `createdAt` of that message is the
 * first 48 bits of the id, so nothing has to be looked up.
 */
readUntil: MessageId | null, 
/**
 * Marked as unread by hand. Only told of oneself; `false` of others.
 */
markedUnread: boolean, };

/**
 * A message. `plaintext` is left to the client, which derives it from `content`.
 */
export type MessageEntity = { 
/**
 * Sorts as messages do: the order of ids is the order of the conversation.
 */
id: MessageId, 
/**
 * User or system message.
 */
type: MessageKind, 
/**
 * `null` exactly for system messages.
 */
senderId: UserId | null, 
/**
 * What it says.
 */
content: Array<ContentBlock>, 
/**
 * What the app stores with the message.
 */
custom: { [key in string]: string }, 
/**
 * Which way it came in.
 */
origin: Origin, 
/**
 * The message it replies to.
 */
referencedMessageId: MessageId | null, 
/**
 * How often it was reacted to with which emoji, in the order of first use.
 */
reactions: Array<ReactionCount>, 
/**
 * When it was sent.
 */
createdAt: Timestamp, 
/**
 * When its content last changed.
 */
editedAt: Timestamp | null, 
/**
 * The conversation's revision that last changed it. Of two copies, the greater revision is newer.
 */
revision: number, };

/**
 * One user's reaction to a message with one emoji.
 */
export type ReactionEntity = { 
/**
 * Who reacted.
 */
userId: UserId, 
/**
 * When.
 */
createdAt: Timestamp, 
/**
 * The conversation's revision at which it was added: the order of reactions, exact where times tie.
 */
revision: number, };

/**
 * Somebody who is typing. Times are relative, so that nobody's clock matters.
 */
export type TypingEntity = { 
/**
 * Who.
 */
userId: UserId, 
/**
 * How long they have been typing, in milliseconds.
 */
sinceMs: number, 
/**
 * How long to show it from now on, in milliseconds, unless it is renewed or they send a message; 0 means that
 * they have stopped.
 */
forMs: number, };

/**
 * One participant's view of a conversation at one revision, without its history.
 */
export type ConversationView = { 
/**
 * The conversation's attributes.
 */
conversation: ConversationEntity, 
/**
 * The revision this view shows; events up to it are already in it.
 */
revision: number, 
/**
 * One's own part.
 */
me: ParticipantEntity, 
/**
 * The revision of topic `me` that `me` and `unreadCount` show. A `me.read` of a later one is newer, even if it
 * came before this.
 */
meRevision: number, 
/**
 * The newest joiners, newest first, at most `limits::PARTICIPANTS_SHOWN`, oneself among them or not.
 */
participants: Array<ParticipantEntity>, 
/**
 * How many participants there are.
 */
participantCount: number, 
/**
 * The newest message.
 */
lastMessage: MessageEntity | null, 
/**
 * How many messages of others one has not read, counted up to `UNREAD_COUNT_MAX`.
 */
unreadCount: number, 
/**
 * The least `readUntil` of all participants; `null` when somebody has read nothing, or when there are more
 * than `READ_RECEIPTS_MAX_PARTICIPANTS`.
 */
everyoneReadUntil: MessageId | null, 
/**
 * Set for a guest: then `me` is no part in it, nothing is unread, and it is in no list of one's own.
 */
isGuest?: boolean, };

/**
 * Who is connecting: exactly one user of the app in the address.
 */
export type Hello = { 
/**
 * The version of the wire that the client speaks.
 */
version: number, 
/**
 * Name and version of the client program, for logs: `web-core/0.1.0`.
 */
client?: string, 
/**
 * The user who connects.
 */
user: UserId, 
/**
 * A user token (JWT).
 */
token?: string, 
/**
 * A legacy signature: hex HMAC-SHA256 of the user id.
 */
signature?: string, };

/**
 * The answer to [`Hello`].
 */
export type Welcome = { 
/**
 * The server's clock.
 */
now: Timestamp, 
/**
 * The connecting user, `null` when no such user exists yet.
 */
user: UserEntity | null, 
/**
 * What the connecting user may do. Servers from before there were roles do not say it.
 */
role: RoleEntity, 
/**
 * The revision of topic `me`. When it differs from the one last seen, something private changed meanwhile.
 */
meRevision: number, 
/**
 * When the token expires; `null` when never. Renew it with `token.set` before.
 */
tokenExpiresAt: Timestamp | null, 
/**
 * Send a `ping` after this long without hearing anything, in milliseconds.
 */
pingAfterMs: number, 
/**
 * The greatest version of the wire that the server speaks.
 */
version: number, };

/**
 * Asks for a sign of life.
 */
export type Ping = Record<string, never>;

/**
 * The result of operations that have none: `{}`.
 */
export type Done = Record<string, never>;

/**
 * A new token for the same user.
 */
export type TokenSet = { 
/**
 * A user token (JWT).
 */
token: string, };

/**
 * The answer to [`TokenSet`].
 */
export type TokenAccepted = { 
/**
 * When the token expires; `null` when never.
 */
tokenExpiresAt: Timestamp | null, };

/**
 * Which user to read.
 */
export type UserGet = { 
/**
 * The user's id.
 */
user: UserId, };

/**
 * The answer to [`UserGet`], and to subscribing to a user.
 */
export type UserFound = { 
/**
 * `null` when no such user exists.
 */
user: UserEntity | null, };

/**
 * Which user to write, and what.
 */
export type UserWrite = { 
/**
 * The user's id.
 */
user: UserId, 
/**
 * The attributes; `name` is required for a user who does not exist.
 */
set?: UserPatch, };

/**
 * Devices of one's own that take push notifications.
 */
export type SetPushTokens = { 
/**
 * Patched token by token; keys are `fcm:TOKEN` or `apns:TOKEN`. `null` takes all away.
 */
pushTokens?: { [key in string]: boolean | null } | null, };

/**
 * Which conversation to read.
 */
export type ConversationGet = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, };

/**
 * The answer to [`ConversationGet`].
 */
export type ConversationFound = { 
/**
 * `null` when one is not a participant, which includes that it does not exist.
 */
view: ConversationView | null, 
/**
 * Every user that `view` refers to.
 */
users: Array<UserEntity>, 
/**
 * Every message that messages of `view` reply to.
 */
references: Array<MessageEntity>, };

/**
 * Which conversation to write, and what.
 */
export type ConversationWrite = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * Its attributes.
 */
set?: ConversationPatch, 
/**
 * One's own part in it.
 */
me?: ParticipantPatch, };

/**
 * Which of one's conversations to list: those after a known one.
 */
export type ConversationList = { 
/**
 * The last one already known; absent for the first page.
 */
after?: ConversationCursor, 
/**
 * Only those that it fits.
 */
filter?: ConversationFilter, 
/**
 * How many, 1 to 100; absent means 20.
 */
limit?: number, };

/**
 * A place in the list of one's conversations.
 */
export type ConversationCursor = { 
/**
 * The conversation's last activity: the later of its last message and one's own joining.
 */
activityAt: Timestamp, 
/**
 * Its id, which breaks ties (descending).
 */
conversation: ConversationId, };

/**
 * The answer to [`ConversationList`], and to subscribing to `me`.
 */
export type ConversationPage = { 
/**
 * Latest activity first; ties by id, descending.
 */
views: Array<ConversationView>, 
/**
 * Whether these are the last ones.
 */
loadedAll: boolean, 
/**
 * Every user that `views` refer to.
 */
users: Array<UserEntity>, 
/**
 * Every message that messages of `views` reply to.
 */
references: Array<MessageEntity>, };

/**
 * How far one has read.
 */
export type MarkAsRead = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The last message read; absent means the newest there is. A mark never moves back.
 */
until?: MessageId, };

/**
 * Which conversation to mark.
 */
export type MarkAsUnread = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, };

/**
 * A conversation to look at, and to write in, without taking part.
 */
export type JoinAsGuest = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * Its attributes.
 */
set?: ConversationPatch, };

/**
 * In which conversation one is typing.
 */
export type MarkAsTyping = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, };

/**
 * Which participant to read.
 */
export type ParticipantGet = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The user's id.
 */
user: UserId, };

/**
 * The answer to [`ParticipantGet`].
 */
export type ParticipantFound = { 
/**
 * `null` when the user is not a participant.
 */
participant: ParticipantEntity | null, 
/**
 * The user behind the participant.
 */
users: Array<UserEntity>, };

/**
 * Which participant to write, and what.
 */
export type ParticipantWrite = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The user's id.
 */
user: UserId, 
/**
 * The attributes.
 */
set?: ParticipantPatch, };

/**
 * Which participant to remove.
 */
export type ParticipantDelete = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The user's id.
 */
user: UserId, };

/**
 * Which participants to list: those who joined before a known one, newest joiners first.
 */
export type ParticipantList = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The `joinedRevision` of the last one already known; absent for the first page.
 */
before?: number, 
/**
 * How many, 1 to 100; absent means 10.
 */
limit?: number, };

/**
 * The answer to [`ParticipantList`].
 */
export type ParticipantPage = { 
/**
 * The conversation's revision that this page shows: who left after it is still in it.
 */
revision: number, 
/**
 * Newest joiners first; `null` when one is not a participant.
 */
participants: Array<ParticipantEntity> | null, 
/**
 * Whether there is nobody who joined earlier.
 */
loadedAll: boolean, 
/**
 * The users behind the participants.
 */
users: Array<UserEntity>, };

/**
 * A message to send.
 */
export type MessageSend = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * Made by the client, one for each message; a retry carries the same.
 */
key: IdempotencyKey, 
/**
 * What it says, as markup. Either this or `content`.
 */
text?: string, 
/**
 * Who is mentioned in `text`.
 */
mentions?: Array<Mentioned>, 
/**
 * What it says, as a tree: one block.
 */
content?: Array<ContentBlock>, 
/**
 * What the app stores with it.
 */
custom?: { [key in string]: string }, 
/**
 * The message it replies to.
 */
referencedMessage?: MessageId, 
/**
 * `web` for the classic UI; absent means `rest`.
 */
origin?: Origin, };

/**
 * The answer to [`MessageSend`]. When it arrives, the message is on disk.
 */
export type MessageSent = { 
/**
 * The message as stored: its id, its time, its revision.
 */
message: MessageEntity, 
/**
 * Whether an earlier send with the same key had already stored it.
 */
duplicate: boolean, };

/**
 * A change to a message that is there.
 */
export type MessageEdit = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The message's id.
 */
message: MessageId, 
/**
 * What it says from now on, as markup. Without this and `content`, it says what it did.
 */
text?: string, 
/**
 * Who is mentioned in `text`.
 */
mentions?: Array<Mentioned>, 
/**
 * What it says from now on, as a tree: one block.
 */
content?: Array<ContentBlock>, 
/**
 * Changes to what the app stores with it, key by key; `null` clears all.
 */
custom?: { [key in string]: string | null } | null, };

/**
 * The answer to [`MessageEdit`].
 */
export type MessageEdited = { 
/**
 * The message in its new form.
 */
message: MessageEntity, };

/**
 * Which message to delete.
 */
export type MessageDelete = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The message's id. Deleting one that is not there succeeds.
 */
message: MessageId, };

/**
 * Which message to read.
 */
export type MessageGet = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The message's id.
 */
message: MessageId, };

/**
 * The answer to [`MessageGet`].
 */
export type MessageFound = { 
/**
 * `null` when there is none, or one is not a participant.
 */
message: MessageEntity | null, 
/**
 * Every user it refers to.
 */
users: Array<UserEntity>, 
/**
 * The message it replies to.
 */
references: Array<MessageEntity>, };

/**
 * Which message to translate, and into which language.
 */
export type MessageTranslate = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The message's id.
 */
message: MessageId, 
/**
 * A language tag, such as `nl` or `pt-BR`.
 */
language: string, };

/**
 * The answer to [`MessageTranslate`].
 */
export type MessageTranslated = { 
/**
 * What it says in that language; `null` when one does not see such a message.
 */
content: Array<ContentBlock> | null, };

/**
 * Of which message to show what is behind its first link.
 */
export type MessagePreview = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The message's id.
 */
message: MessageId, };

/**
 * The answer to [`MessagePreview`].
 */
export type MessagePreviewed = { 
/**
 * What the preview is had by, over HTTP; `null` when one sees no such message, or it has no link.
 */
key: string | null, };

/**
 * Which messages to list: those before a known one.
 */
export type MessageList = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The oldest one already known; absent for the newest page.
 */
before?: MessageId, 
/**
 * How many, 1 to 100; absent means 30.
 */
limit?: number, };

/**
 * The answer to [`MessageList`].
 */
export type MessagePage = { 
/**
 * The conversation's revision that this page shows: deletions after it are not in it.
 */
revision: number, 
/**
 * Newest first; `null` when one is not a participant.
 */
messages: Array<MessageEntity> | null, 
/**
 * Whether there is nothing older.
 */
loadedAll: boolean, 
/**
 * Every user that the messages refer to.
 */
users: Array<UserEntity>, 
/**
 * Every message that they reply to.
 */
references: Array<MessageEntity>, };

/**
 * What a file is to be shown as.
 */
export type FileSubtype = "video" | "image" | "audio" | "voice";

/**
 * Announces a file, before any of its bytes move: it is refused now if it is refused at all, but for what it turns out
 * to be.
 */
export type FileUpload = { 
/**
 * With extension. Folders and what cannot be seen are taken out of it.
 */
filename: string, 
/**
 * In bytes, at least 1.
 */
size: number, 
/**
 * What it is to be shown as, which its bytes have to bear out; absent for files to save.
 */
subtype?: FileSubtype, 
/**
 * In pixels, of videos and images; absent when unknown.
 */
width?: number, 
/**
 * In pixels, of videos and images; absent when unknown.
 */
height?: number, 
/**
 * In seconds, of videos, audio and voice; absent when unknown.
 */
duration?: number, };

/**
 * The answer to [`FileUpload`].
 */
export type FileUploadStarted = { 
/**
 * Where the bytes go: a path on this server. Whoever knows it may send them, so it is not to be shown.
 */
upload: string, };

/**
 * Which reaction of one's own to add or remove.
 */
export type ReactionWrite = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The message's id.
 */
message: MessageId, 
/**
 * The emoji; the server takes it in its fully qualified form.
 */
emoji: Emoji, };

/**
 * Which reactions to list: those after a known one, oldest first.
 */
export type ReactionList = { 
/**
 * The conversation's id.
 */
conversation: ConversationId, 
/**
 * The message's id.
 */
message: MessageId, 
/**
 * The emoji; the server takes it in its fully qualified form.
 */
emoji: Emoji, 
/**
 * The `revision` of the last one already known; absent for the first page.
 */
after?: number, 
/**
 * How many, 1 to 100; absent means 10.
 */
limit?: number, };

/**
 * The answer to [`ReactionList`].
 */
export type ReactionPage = { 
/**
 * The conversation's revision that this page shows: removals after it are not in it.
 */
revision: number, 
/**
 * Oldest first; `null` when there is no such message, or one is not a participant.
 */
reactions: Array<ReactionEntity> | null, 
/**
 * Whether there is nothing newer.
 */
loadedAll: boolean, 
/**
 * Every user that the reactions refer to.
 */
users: Array<UserEntity>, };

/**
 * What to search among one's conversations. Every word of the query must begin some word of what is found; case,
 * accents and punctuation around words do not matter. A query without words finds nothing.
 */
export type Search = { 
/**
 * The words.
 */
query: string, 
/**
 * Only in conversations that it fits.
 */
filter?: ConversationFilter, 
/**
 * `next` of the page before; absent for the first page.
 */
after?: string, 
/**
 * How many, 1 to 50; absent means 10.
 */
limit?: number, };

/**
 * A message that was found.
 */
export type MessageHit = { 
/**
 * Where it stands.
 */
conversation: ConversationId, 
/**
 * The message.
 */
message: MessageEntity, };

/**
 * The answer to a search of messages.
 */
export type MessageHits = { 
/**
 * What was found, newest first.
 */
hits: Array<MessageHit>, 
/**
 * The conversations of the hits, each once.
 */
views: Array<ConversationView>, 
/**
 * Every user that hits and views refer to.
 */
users: Array<UserEntity>, 
/**
 * Every message that messages of hits and views reply to.
 */
references: Array<MessageEntity>, 
/**
 * Whether these are the last ones.
 */
loadedAll: boolean, 
/**
 * Where the next page begins; `null` when these are the last ones. Stays good while messages come and go.
 */
next: string | null, };

/**
 * The answer to a search of conversations.
 */
export type ConversationHits = { 
/**
 * What was found, latest activity first.
 */
views: Array<ConversationView>, 
/**
 * Every user that `views` refer to.
 */
users: Array<UserEntity>, 
/**
 * Every message that messages of `views` reply to.
 */
references: Array<MessageEntity>, 
/**
 * Whether these are the last ones.
 */
loadedAll: boolean, 
/**
 * Where the next page begins; `null` when these are the last ones.
 */
next: string | null, };

/**
 * A visible part of the interface.
 */
export type VisibleUi = { 
/**
 * The conversation it shows, if any.
 */
selectedConversation?: ConversationId, 
/**
 * Whether it has the keyboard focus.
 */
hasFocus: boolean, 
/**
 * What the page says of it.
 */
custom?: { [key in string]: string }, };

/**
 * All that this connection shows to its user now, instead of what it said before. Nothing shown is a connection in
 * the background. For back ends to ask about; other users are not told.
 */
export type PresenceSet = { 
/**
 * Each visible Inbox, Chatbox or Popup; at most 20.
 */
uis: Array<VisibleUi>, };

/**
 * What to follow.
 */
export type Subscribe = { 
/**
 * `user/ID`, `online/ID`, `conversation/ID` or `me`.
 */
topic: Topic, 
/**
 * Conversations only: how many of the newest messages to give along, 0 to 100; absent means 30.
 * `me` only: how many conversations, 1 to 100; absent means 20.
 */
limit?: number, 
/**
 * Conversations only: the last revision seen. What changed since comes in place of a snapshot.
 */
since?: number, };

/**
 * The answer to [`Subscribe`], by kind of topic.
 */
export type Subscribed = { "kind": "user" } & UserFound | { "kind": "online" } & UserOnline | { "kind": "me" } & ConversationPage | { "kind": "snapshot" } & ConversationSnapshot | { "kind": "resumed" } & ConversationResumed;

/**
 * A user, and whether they are connected. Changes to the user's attributes come by `user/ID`.
 */
export type UserOnline = { 
/**
 * `null` when there is no such user.
 */
user: UserEntity | null, 
/**
 * Whether the user has a connection.
 */
online: boolean, };

/**
 * A conversation's present state and newest messages.
 */
export type ConversationSnapshot = { 
/**
 * `null` when one is not a participant, which includes that it does not exist. The subscription stays, and
 * a `me` event tells of joining.
 */
view: ConversationView | null, 
/**
 * The newest messages, newest first, as many as were asked for.
 */
messages: Array<MessageEntity>, 
/**
 * Whether there is nothing older.
 */
loadedAll: boolean, 
/**
 * Every user that the rest refers to.
 */
users: Array<UserEntity>, 
/**
 * Every message that messages reply to.
 */
references: Array<MessageEntity>, 
/**
 * Who is typing at this moment, oneself left out; who began first comes first.
 */
typing: Array<TypingEntity>, };

/**
 * What changed in a conversation since the revision that was given. Apply it as a whole: afterwards the state
 * is that of `view.revision`.
 */
export type ConversationResumed = { 
/**
 * The present state, replacing the old.
 */
view: ConversationView, 
/**
 * Messages sent or changed since, oldest first, in their present form.
 */
changed: Array<MessageEntity>, 
/**
 * Messages deleted since.
 */
deleted: Array<MessageId>, 
/**
 * Every user that the rest refers to.
 */
users: Array<UserEntity>, 
/**
 * Every message that messages reply to.
 */
references: Array<MessageEntity>, 
/**
 * Who is typing at this moment, oneself left out; who began first comes first.
 */
typing: Array<TypingEntity>, };

/**
 * What to follow no longer.
 */
export type Unsubscribe = { 
/**
 * The topic as subscribed.
 */
topic: Topic, };

/**
 * What happens in conversations.
 */
export type ConversationEvent = { "event": "message.created", 
/**
 * The message.
 */
message: MessageEntity, 
/**
 * Its sender, as of now.
 */
sender?: UserEntity, 
/**
 * The message it replies to.
 */
reference?: MessageEntity, } | { "event": "message.changed", 
/**
 * The message in its new form.
 */
message: MessageEntity, } | { "event": "message.deleted", 
/**
 * The message's id.
 */
messageId: MessageId, 
/**
 * Its sender, for whoever counts unread messages.
 */
senderId: UserId | null, 
/**
 * The newest message that remains.
 */
lastMessage: MessageEntity | null, } | { "event": "reaction.added", 
/**
 * The message's id.
 */
messageId: MessageId, 
/**
 * The emoji.
 */
emoji: Emoji, 
/**
 * How many have reacted with it now.
 */
count: number, 
/**
 * Who, and when.
 */
reaction: ReactionEntity, 
/**
 * The user who reacted.
 */
user: UserEntity, } | { "event": "reaction.removed", 
/**
 * The message's id.
 */
messageId: MessageId, 
/**
 * The emoji.
 */
emoji: Emoji, 
/**
 * How many have reacted with it now; at 0 it is gone from the list.
 */
count: number, 
/**
 * Who.
 */
userId: UserId, } | { "event": "conversation.changed", 
/**
 * All attributes.
 */
conversation: ConversationEntity, } | { "event": "conversation.deleted", } | { "event": "participant.joined", 
/**
 * The newcomer.
 */
participant: ParticipantEntity, 
/**
 * The user behind the participant.
 */
user: UserEntity, 
/**
 * What everyone has read now, as in `ConversationView`.
 */
everyoneReadUntil: MessageId | null, } | { "event": "participant.changed", 
/**
 * The participant in its new form.
 */
participant: ParticipantEntity, } | { "event": "participant.left", 
/**
 * Who.
 */
userId: UserId, 
/**
 * What everyone who is left has read, as in `ConversationView`.
 */
everyoneReadUntil: MessageId | null, } | { "event": "participant.read", 
/**
 * Who.
 */
userId: UserId, 
/**
 * How far.
 */
readUntil: MessageId, 
/**
 * What everyone has read now, as in `ConversationView`.
 */
everyoneReadUntil: MessageId | null, } | { "event": "participant.typing", 
/**
 * Who, and since when.
 */
typing: TypingEntity, 
/**
 * The user who is typing; absent when they are no longer.
 */
user?: UserEntity, };

/**
 * What happens to users.
 */
export type UserEvent = { "event": "user.changed", 
/**
 * All public attributes.
 */
user: UserEntity, };

/**
 * What happens to a user's connection.
 */
export type OnlineEvent = { "event": "online.changed", 
/**
 * Whether the user has a connection.
 */
online: boolean, };

/**
 * What happens to oneself.
 */
export type MeEvent = { "event": "me.joined", 
/**
 * One's view of it.
 */
view: ConversationView, 
/**
 * Every user that `view` refers to.
 */
users: Array<UserEntity>, 
/**
 * Every message that messages of `view` reply to.
 */
references: Array<MessageEntity>, } | { "event": "me.left", 
/**
 * Which.
 */
conversationId: ConversationId, } | { "event": "me.read", 
/**
 * Which.
 */
conversationId: ConversationId, 
/**
 * One's part, in its new form.
 */
me: ParticipantEntity, 
/**
 * How many messages are unread now.
 */
unreadCount: number, };

/**
 * One event. `{"topic": "conversation/c1", "revision": 8, "event": "message.created", ...}`
 */
export type Event = { 
/**
 * `conversation/ID`.
 */
topic: Topic, 
/**
 * The conversation's revision after this event; `null` for events that do not count
 * (`participant.read`, `participant.typing`).
 */
revision: number | null, } & ({ "event": "message.created", 
/**
 * The message.
 */
message: MessageEntity, 
/**
 * Its sender, as of now.
 */
sender?: UserEntity, 
/**
 * The message it replies to.
 */
reference?: MessageEntity, } | { "event": "message.changed", 
/**
 * The message in its new form.
 */
message: MessageEntity, } | { "event": "message.deleted", 
/**
 * The message's id.
 */
messageId: MessageId, 
/**
 * Its sender, for whoever counts unread messages.
 */
senderId: UserId | null, 
/**
 * The newest message that remains.
 */
lastMessage: MessageEntity | null, } | { "event": "reaction.added", 
/**
 * The message's id.
 */
messageId: MessageId, 
/**
 * The emoji.
 */
emoji: Emoji, 
/**
 * How many have reacted with it now.
 */
count: number, 
/**
 * Who, and when.
 */
reaction: ReactionEntity, 
/**
 * The user who reacted.
 */
user: UserEntity, } | { "event": "reaction.removed", 
/**
 * The message's id.
 */
messageId: MessageId, 
/**
 * The emoji.
 */
emoji: Emoji, 
/**
 * How many have reacted with it now; at 0 it is gone from the list.
 */
count: number, 
/**
 * Who.
 */
userId: UserId, } | { "event": "conversation.changed", 
/**
 * All attributes.
 */
conversation: ConversationEntity, } | { "event": "conversation.deleted", } | { "event": "participant.joined", 
/**
 * The newcomer.
 */
participant: ParticipantEntity, 
/**
 * The user behind the participant.
 */
user: UserEntity, 
/**
 * What everyone has read now, as in `ConversationView`.
 */
everyoneReadUntil: MessageId | null, } | { "event": "participant.changed", 
/**
 * The participant in its new form.
 */
participant: ParticipantEntity, } | { "event": "participant.left", 
/**
 * Who.
 */
userId: UserId, 
/**
 * What everyone who is left has read, as in `ConversationView`.
 */
everyoneReadUntil: MessageId | null, } | { "event": "participant.read", 
/**
 * Who.
 */
userId: UserId, 
/**
 * How far.
 */
readUntil: MessageId, 
/**
 * What everyone has read now, as in `ConversationView`.
 */
everyoneReadUntil: MessageId | null, } | { "event": "participant.typing", 
/**
 * Who, and since when.
 */
typing: TypingEntity, 
/**
 * The user who is typing; absent when they are no longer.
 */
user?: UserEntity, }) | { 
/**
 * `user/ID`. It comes to subscribers of the user and of any conversation the user is in.
 */
topic: Topic, 
/**
 * The user's revision.
 */
revision: number, } & ({ "event": "user.changed", 
/**
 * All public attributes.
 */
user: UserEntity, }) | { 
/**
 * `online/ID`.
 */
topic: Topic, 
/**
 * Always `null`: an event says all there is to say.
 */
revision: null, } & ({ "event": "online.changed", 
/**
 * Whether the user has a connection.
 */
online: boolean, }) | { 
/**
 * `me`.
 */
topic: Topic, 
/**
 * The revision of one's `me` topic, which counts by one.
 */
revision: number, } & ({ "event": "me.joined", 
/**
 * One's view of it.
 */
view: ConversationView, 
/**
 * Every user that `view` refers to.
 */
users: Array<UserEntity>, 
/**
 * Every message that messages of `view` reply to.
 */
references: Array<MessageEntity>, } | { "event": "me.left", 
/**
 * Which.
 */
conversationId: ConversationId, } | { "event": "me.read", 
/**
 * Which.
 */
conversationId: ConversationId, 
/**
 * One's part, in its new form.
 */
me: ParticipantEntity, 
/**
 * How many messages are unread now.
 */
unreadCount: number, });

/**
 * What the server says about the connection itself.
 */
export type Notice = { "notice": "draining", 
/**
 * Connect again after this long, in milliseconds; differs by connection, to spread them.
 */
reconnectInMs: number, } | { "notice": "token.expiring", 
/**
 * How long it still lives, in milliseconds.
 */
expiresInMs: number, } | { "notice": "role.changed", 
/**
 * What one may do now.
 */
role: RoleEntity, };

/**
 * The answer to one request: `{"id": 7, "ok": {...}}` or `{"id": 7, "error": {...}}`.
 * `id` is `null` when a frame was so broken that its requests have none.
 */
export type Answer<T> = { 
/**
 * The request's id.
 */
id: number | null, 
/**
 * The result; operations without one answer `{}`.
 */
ok?: T, 
/**
 * Why it was refused.
 */
error?: WireError, };

/**
 * One item of a server frame, as a client reads it.
 */
export type ServerItem = Notice | Event | Answer<unknown>;

/**
 * Codes of refusals, the same on every transport.
 */
export type ErrorCode = "MALFORMED" | "UNKNOWN_OPERATION" | "MISSING_FIELD" | "WRONG_TYPE" | "INVALID_ID" | "TEXT_TOO_LONG" | "INVALID_ARGUMENT" | "FRAME_TOO_LARGE" | "TOO_MANY_SUBSCRIPTIONS" | "HELLO_REQUIRED" | "ALREADY_AUTHENTICATED" | "UNSUPPORTED_VERSION" | "UNKNOWN_APP" | "ORIGIN_NOT_ALLOWED" | "CREDENTIALS_REQUIRED" | "CREDENTIALS_INVALID" | "TOKEN_EXPIRED" | "TOKEN_NOT_YET_VALID" | "TOKEN_ALGORITHM" | "TOKEN_WRONG_APP" | "TOKEN_WRONG_USER" | "TOKEN_WRONG_TYPE" | "KEY_REVOKED" | "UNKNOWN_USER" | "UNKNOWN_CONVERSATION" | "UNKNOWN_MESSAGE" | "UNKNOWN_FILE" | "FILE_TOO_LARGE" | "FILE_TYPE_NOT_ALLOWED" | "FILE_REFUSED" | "QUOTA_EXCEEDED" | "UPLOAD_CONFLICT" | "UNKNOWN_KEY" | "UNKNOWN_WEBHOOK" | "UNKNOWN_THEME" | "UNKNOWN_ENDPOINT" | "METHOD_NOT_ALLOWED" | "NOT_A_PARTICIPANT" | "READ_ONLY" | "NOT_PERMITTED" | "FEATURE_OFF" | "TRANSLATION_FAILED" | "USER_SYNC_DISABLED" | "CONVERSATION_SYNC_DISABLED" | "KEY_REUSED" | "TOO_MANY_PARTICIPANTS" | "TOO_MANY_REACTIONS" | "UNSUPPORTED_MEDIA_TYPE" | "RATE_LIMITED" | "INTERNAL";

/**
 * Why a request was refused. The answer to a realtime request carries it as `error`; REST turns it into a
 * status and its own body (`rest::ErrorBody`).
 */
export type WireError = { 
/**
 * For programs.
 */
code: ErrorCode, 
/**
 * For people: what was wrong, where, and what would be right.
 */
message: string, 
/**
 * The field that was wrong, as a path from the request's root.
 */
field?: string, };

/**
 * Any of several filters.
 */
export type CompoundFilter<T> = ["any", T[]];

/**
 * What must hold of a text.
 */
export type StringFilter<T = string> = ["==" | "!=", T] | ["oneOf" | "!oneOf", T[]];

/**
 * What must hold of a `custom` map, key by key.
 */
export type CustomFilter = Record<string, StringFilter | "exists" | "!exists">;

/** What each operation takes and gives, by its name. */
export type Operations = {
  "hello": { fields: Hello; result: Welcome };
  "token.set": { fields: TokenSet; result: TokenAccepted };
  "ping": { fields: Ping; result: Done };
  "user.get": { fields: UserGet; result: UserFound };
  "user.createIfNotExists": { fields: UserWrite; result: Done };
  "user.set": { fields: UserWrite; result: Done };
  "user.setPushTokens": { fields: SetPushTokens; result: Done };
  "conversation.get": { fields: ConversationGet; result: ConversationFound };
  "conversation.createIfNotExists": { fields: ConversationWrite; result: Done };
  "conversation.set": { fields: ConversationWrite; result: Done };
  "conversation.list": { fields: ConversationList; result: ConversationPage };
  "conversation.markAsRead": { fields: MarkAsRead; result: Done };
  "conversation.markAsUnread": { fields: MarkAsUnread; result: Done };
  "conversation.joinAsGuest": { fields: JoinAsGuest; result: Done };
  "conversation.markAsTyping": { fields: MarkAsTyping; result: Done };
  "participant.get": { fields: ParticipantGet; result: ParticipantFound };
  "participant.list": { fields: ParticipantList; result: ParticipantPage };
  "participant.createIfNotExists": { fields: ParticipantWrite; result: Done };
  "participant.set": { fields: ParticipantWrite; result: Done };
  "participant.edit": { fields: ParticipantWrite; result: Done };
  "participant.delete": { fields: ParticipantDelete; result: Done };
  "message.send": { fields: MessageSend; result: MessageSent };
  "message.edit": { fields: MessageEdit; result: MessageEdited };
  "message.delete": { fields: MessageDelete; result: Done };
  "message.get": { fields: MessageGet; result: MessageFound };
  "message.translate": { fields: MessageTranslate; result: MessageTranslated };
  "message.preview": { fields: MessagePreview; result: MessagePreviewed };
  "message.list": { fields: MessageList; result: MessagePage };
  "file.upload": { fields: FileUpload; result: FileUploadStarted };
  "reaction.add": { fields: ReactionWrite; result: Done };
  "reaction.remove": { fields: ReactionWrite; result: Done };
  "reaction.list": { fields: ReactionList; result: ReactionPage };
  "search.messages": { fields: Search; result: MessageHits };
  "search.conversations": { fields: Search; result: ConversationHits };
  "presence.set": { fields: PresenceSet; result: Done };
  "subscribe": { fields: Subscribe; result: Subscribed };
  "unsubscribe": { fields: Unsubscribe; result: Done };
};

export const PROTOCOL_VERSION = 1;

/** Most requests in one frame. */
export const FRAME_MAX_REQUESTS = 2000;

/** Largest frame, in bytes. */
export const FRAME_MAX_BYTES = 262144;

/** Unread messages are counted up to this number. */
export const UNREAD_COUNT_MAX = 1000;

/** Close codes from this one on mean: do not connect again. */
export const CLOSE_FINAL_FROM = 4100;

export const CloseCode = {
  Draining: 4000,
  TooSlow: 4001,
  Silent: 4002,
  Internal: 4003,
  NoHello: 4004,
  Refused: 4100,
  TokenExpired: 4101,
  KeyRevoked: 4104,
  FrameTooLarge: 4102,
  Unintelligible: 4103,
} as const;
