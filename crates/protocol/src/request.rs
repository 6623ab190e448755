//! Requests, and the results of those that have one. One struct an operation; [`Request`] is all of them.
//!
//! On the wire a request is `{"id": 7, "op": "user.get", ...fields}`. Operations without a result answer `{}`.

use chinwag_model::{
    ConversationId, ConversationPatch, Custom, IdempotencyKey, MessageId, Origin, ParticipantPatch,
    Timestamp, UserId, UserPatch,
};
use serde::{Deserialize, Serialize};

use crate::entity::{ConversationView, MessageEntity, ParticipantEntity, UserEntity};
use crate::event::Topic;

/// Declares [`Request`]: which operation has which name, which fields and which result.
macro_rules! requests {
    ($($(#[doc = $doc:literal])+ $name:literal => $variant:ident($fields:ty) -> $result:ty,)+) => {
        /// A decoded request.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(tag = "op")]
        pub enum Request {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant($fields),)+
        }

        impl Request {
            /// The names of all operations.
            pub const OPERATIONS: &[&str] = &[$($name,)+];

            /// Decodes the fields of operation `op` from a request's JSON text.
            /// `None` when there is no such operation.
            pub(crate) fn decode(op: &str, json: &str) -> Option<Result<Self, crate::WireError>> {
                match op {
                    $($name => Some(crate::decode::decode(json).map(Self::$variant)),)+
                    _ => None,
                }
            }

            /// The operation's name, for logs and metrics.
            pub fn operation(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)+ }
            }

            pub(crate) fn typescript_union(config: &ts_rs::Config) -> String {
                let mut text = String::from("export type Operations = {\n");
                $(text.push_str(&format!(
                    "  {:?}: {{ fields: {}; result: {} }};\n",
                    $name,
                    <$fields as ts_rs::TS>::name(config),
                    <$result as ts_rs::TS>::name(config),
                ));)+
                text.push_str("};\n");
                text
            }
        }
    };
}

requests! {
    /// Says who is connecting. Must come first, once.
    "hello" => Hello(Hello) -> Welcome,
    /// Gives a new token for the same user, before the old one expires.
    "token.set" => TokenSet(TokenSet) -> TokenAccepted,
    /// Asks for a sign of life.
    "ping" => Ping(Ping) -> Done,
    /// Reads a user's public attributes.
    "user.get" => UserGet(UserGet) -> UserFound,
    /// Creates a user, or leaves an existing one as it is.
    "user.createIfNotExists" => UserCreate(UserWrite) -> Done,
    /// Changes a user, creating it when absent.
    "user.set" => UserSet(UserWrite) -> Done,
    /// Reads one's view of a conversation.
    "conversation.get" => ConversationGet(ConversationGet) -> ConversationFound,
    /// Creates a conversation, or leaves an existing one as it is, and joins it.
    "conversation.createIfNotExists" => ConversationCreate(ConversationWrite) -> Done,
    /// Changes a conversation, creating it when absent, and joins it.
    "conversation.set" => ConversationSet(ConversationWrite) -> Done,
    /// Lists one's conversations, latest activity first.
    "conversation.list" => ConversationList(ConversationList) -> ConversationPage,
    /// Marks everything in a conversation as read, up to a message.
    "conversation.markAsRead" => MarkAsRead(MarkAsRead) -> Done,
    /// Marks a conversation as unread.
    "conversation.markAsUnread" => MarkAsUnread(MarkAsUnread) -> Done,
    /// Reads a participant.
    "participant.get" => ParticipantGet(ParticipantGet) -> ParticipantFound,
    /// Adds a user to a conversation, or leaves an existing participant as it is.
    "participant.createIfNotExists" => ParticipantCreate(ParticipantWrite) -> Done,
    /// Changes a participant, adding the user when absent.
    "participant.set" => ParticipantSet(ParticipantWrite) -> Done,
    /// Changes a participant who must exist.
    "participant.edit" => ParticipantEdit(ParticipantWrite) -> Done,
    /// Removes a user from a conversation.
    "participant.delete" => ParticipantDelete(ParticipantDelete) -> Done,
    /// Sends a message.
    "message.send" => MessageSend(MessageSend) -> MessageSent,
    /// Reads a message.
    "message.get" => MessageGet(MessageGet) -> MessageFound,
    /// Lists messages older than a given one, newest first.
    "message.list" => MessageList(MessageList) -> MessagePage,
    /// Subscribes to a topic, from its present state or from a revision on.
    "subscribe" => Subscribe(Subscribe) -> Subscribed,
    /// Ends a subscription.
    "unsubscribe" => Unsubscribe(Unsubscribe) -> Done,
}

/// Who is connecting: exactly one user of the app in the address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Hello {
    /// The version of the wire that the client speaks.
    pub version: u32,
    /// Name and version of the client program, for logs: `web-core/0.1.0`.
    #[serde(default)]
    pub client: Option<String>,
    /// The user who connects.
    pub user: UserId,
    /// A user token (JWT).
    #[serde(default)]
    pub token: Option<String>,
    /// A legacy signature: hex HMAC-SHA256 of the user id.
    #[serde(default)]
    pub signature: Option<String>,
}

/// The answer to [`Hello`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Welcome {
    /// The server's clock.
    pub now: Timestamp,
    /// The connecting user, `null` when no such user exists yet.
    pub user: Option<UserEntity>,
    /// The revision of topic `me`. When it differs from the one last seen, something private changed meanwhile.
    #[ts(type = "number")]
    pub me_revision: u64,
    /// When the token expires; `null` when never. Renew it with `token.set` before.
    pub token_expires_at: Option<Timestamp>,
    /// Send a `ping` after this long without hearing anything, in milliseconds.
    pub ping_after_ms: u32,
    /// The greatest version of the wire that the server speaks.
    pub version: u32,
}

/// A new token for the same user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct TokenSet {
    /// A user token (JWT).
    pub token: String,
}

/// The answer to [`TokenSet`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TokenAccepted {
    /// When the token expires; `null` when never.
    pub token_expires_at: Option<Timestamp>,
}

/// Asks for a sign of life.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(type = "Record<string, never>")]
pub struct Ping {}

/// Which user to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct UserGet {
    /// The user's id.
    pub user: UserId,
}

/// The answer to [`UserGet`], and to subscribing to a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct UserFound {
    /// `null` when no such user exists.
    pub user: Option<UserEntity>,
}

/// Which user to write, and what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct UserWrite {
    /// The user's id.
    pub user: UserId,
    /// The attributes; `name` is required for a user who does not exist.
    #[serde(default)]
    #[ts(optional, as = "Option<UserPatch>")]
    pub set: UserPatch,
}

/// Which conversation to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct ConversationGet {
    /// The conversation's id.
    pub conversation: ConversationId,
}

/// The answer to [`ConversationGet`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct ConversationFound {
    /// `null` when one is not a participant, which includes that it does not exist.
    pub view: Option<ConversationView>,
    /// Every user that `view` refers to.
    pub users: Vec<UserEntity>,
    /// Every message that messages of `view` reply to.
    pub references: Vec<MessageEntity>,
}

/// Which conversation to write, and what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct ConversationWrite {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// Its attributes.
    #[serde(default)]
    #[ts(optional, as = "Option<ConversationPatch>")]
    pub set: ConversationPatch,
    /// One's own part in it.
    #[serde(default)]
    #[ts(optional, as = "Option<ParticipantPatch>")]
    pub me: ParticipantPatch,
}

/// Which of one's conversations to list: those after a known one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ConversationList {
    /// The last one already known; absent for the first page.
    #[serde(default)]
    pub after: Option<ConversationCursor>,
    /// How many, 1 to 100; absent means 20.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A place in the list of one's conversations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationCursor {
    /// The conversation's last activity: the later of its last message and one's own joining.
    pub activity_at: Timestamp,
    /// Its id, which breaks ties (descending).
    pub conversation: ConversationId,
}

/// The answer to [`ConversationList`], and to subscribing to `me`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationPage {
    /// Latest activity first; ties by id, descending.
    pub views: Vec<ConversationView>,
    /// Whether these are the last ones.
    pub loaded_all: bool,
    /// Every user that `views` refer to.
    pub users: Vec<UserEntity>,
    /// Every message that messages of `views` reply to.
    pub references: Vec<MessageEntity>,
}

/// How far one has read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct MarkAsRead {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The last message read; absent means the newest there is. A mark never moves back.
    #[serde(default)]
    pub until: Option<MessageId>,
}

/// Which conversation to mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MarkAsUnread {
    /// The conversation's id.
    pub conversation: ConversationId,
}

/// Which participant to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct ParticipantGet {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The user's id.
    pub user: UserId,
}

/// The answer to [`ParticipantGet`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct ParticipantFound {
    /// `null` when the user is not a participant.
    pub participant: Option<ParticipantEntity>,
    /// The user behind the participant.
    pub users: Vec<UserEntity>,
}

/// Which participant to write, and what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct ParticipantWrite {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The user's id.
    pub user: UserId,
    /// The attributes.
    #[serde(default)]
    #[ts(optional, as = "Option<ParticipantPatch>")]
    pub set: ParticipantPatch,
}

/// Which participant to remove.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct ParticipantDelete {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The user's id.
    pub user: UserId,
}

/// A message to send.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct MessageSend {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// Made by the client, one for each message; a retry carries the same.
    pub key: IdempotencyKey,
    /// What it says.
    pub text: String,
    /// What the app stores with it.
    #[serde(default)]
    #[ts(optional, as = "Option<Custom>")]
    pub custom: Custom,
    /// The message it replies to.
    #[serde(default)]
    pub referenced_message: Option<MessageId>,
    /// `web` for the classic UI; absent means `rest`.
    #[serde(default)]
    pub origin: Option<Origin>,
}

/// The answer to [`MessageSend`]. When it arrives, the message is on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageSent {
    /// The message as stored: its id, its time, its revision.
    pub message: MessageEntity,
    /// Whether an earlier send with the same key had already stored it.
    pub duplicate: bool,
}

/// Which message to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageGet {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The message's id.
    pub message: MessageId,
}

/// The answer to [`MessageGet`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageFound {
    /// `null` when there is none, or one is not a participant.
    pub message: Option<MessageEntity>,
    /// Every user it refers to.
    pub users: Vec<UserEntity>,
    /// The message it replies to.
    pub references: Vec<MessageEntity>,
}

/// Which messages to list: those before a known one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct MessageList {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The oldest one already known; absent for the newest page.
    #[serde(default)]
    pub before: Option<MessageId>,
    /// How many, 1 to 100; absent means 30.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// The answer to [`MessageList`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MessagePage {
    /// The conversation's revision that this page shows: deletions after it are not in it.
    #[ts(type = "number")]
    pub revision: u64,
    /// Newest first; `null` when one is not a participant.
    pub messages: Option<Vec<MessageEntity>>,
    /// Whether there is nothing older.
    pub loaded_all: bool,
    /// Every user that the messages refer to.
    pub users: Vec<UserEntity>,
    /// Every message that they reply to.
    pub references: Vec<MessageEntity>,
}

/// What to follow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Subscribe {
    /// `user/ID`, `conversation/ID` or `me`.
    pub topic: Topic,
    /// Conversations only: how many of the newest messages to give along, 0 to 100; absent means 30.
    /// `me` only: how many conversations, 1 to 100; absent means 20.
    #[serde(default)]
    pub limit: Option<u32>,
    /// Conversations only: the last revision seen. What changed since comes in place of a snapshot.
    #[serde(default)]
    #[ts(type = "number")]
    pub since: Option<u64>,
}

/// The answer to [`Subscribe`], by kind of topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Subscribed {
    /// A user.
    User(UserFound),
    /// One's list of conversations. From now on every event of every conversation one is in arrives, also of
    /// those not on the page.
    Me(ConversationPage),
    /// A conversation, afresh.
    Snapshot(ConversationSnapshot),
    /// A conversation, resumed.
    Resumed(ConversationResumed),
}

/// A conversation's present state and newest messages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationSnapshot {
    /// `null` when one is not a participant, which includes that it does not exist. The subscription stays, and
    /// a `me` event tells of joining.
    pub view: Option<ConversationView>,
    /// The newest messages, newest first, as many as were asked for.
    pub messages: Vec<MessageEntity>,
    /// Whether there is nothing older.
    pub loaded_all: bool,
    /// Every user that the rest refers to.
    pub users: Vec<UserEntity>,
    /// Every message that messages reply to.
    pub references: Vec<MessageEntity>,
}

/// What changed in a conversation since the revision that was given. Apply it as a whole: afterwards the state
/// is that of `view.revision`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationResumed {
    /// The present state, replacing the old.
    pub view: ConversationView,
    /// Messages sent or changed since, oldest first, in their present form.
    pub changed: Vec<MessageEntity>,
    /// Messages deleted since.
    pub deleted: Vec<MessageId>,
    /// Every user that the rest refers to.
    pub users: Vec<UserEntity>,
    /// Every message that messages reply to.
    pub references: Vec<MessageEntity>,
}

/// What to follow no longer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Unsubscribe {
    /// The topic as subscribed.
    pub topic: Topic,
}

/// The result of operations that have none: `{}`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(type = "Record<string, never>")]
pub struct Done {}
