//! Requests, and the results of those that have one. One struct an operation; [`Request`] is all of them.
//!
//! On the wire a request is `{"id": 7, "op": "user.get", ...fields}`. Operations without a result answer `{}`.

mod conversation;
mod file;
mod message;
mod participant;
mod presence;
mod reaction;
mod search;
mod session;
mod subscription;
mod user;

use serde::Serialize;

pub use conversation::{
    ConversationCursor, ConversationFound, ConversationGet, ConversationList, ConversationPage,
    ConversationWrite, JoinAsGuest, MarkAsRead, MarkAsTyping, MarkAsUnread,
};
pub use file::{FileSubtype, FileUpload, FileUploadStarted};
pub use message::{
    MessageDelete, MessageEdit, MessageEdited, MessageFound, MessageGet, MessageList, MessagePage,
    MessagePreview, MessagePreviewed, MessageSend, MessageSent, MessageTranslate, MessageTranslated,
};
pub use participant::{
    ParticipantDelete, ParticipantFound, ParticipantGet, ParticipantList, ParticipantPage, ParticipantWrite,
};
pub use presence::{PresenceSet, VisibleUi};
pub use reaction::{ReactionList, ReactionPage, ReactionWrite};
pub use search::{ConversationHits, MessageHit, MessageHits, Search};
pub use session::{Done, Hello, Ping, TokenAccepted, TokenSet, Welcome};
pub use subscription::{
    ConversationResumed, ConversationSnapshot, Subscribe, Subscribed, Unsubscribe, UserOnline,
};
pub use user::{SetPushTokens, UserFound, UserGet, UserWrite};

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
    /// Adds and takes away devices of one's own that take push notifications.
    "user.setPushTokens" => SetPushTokens(SetPushTokens) -> Done,
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
    /// Looks at a conversation, creating it when absent, and may write in it, without taking part.
    "conversation.joinAsGuest" => JoinAsGuest(JoinAsGuest) -> Done,
    /// Says that one is typing: shown to others for 10 s, or until one sends a message.
    "conversation.markAsTyping" => MarkAsTyping(MarkAsTyping) -> Done,
    /// Reads a participant.
    "participant.get" => ParticipantGet(ParticipantGet) -> ParticipantFound,
    /// Lists participants, newest joiners first.
    "participant.list" => ParticipantList(ParticipantList) -> ParticipantPage,
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
    /// Changes a message's text or custom data.
    "message.edit" => MessageEdit(MessageEdit) -> MessageEdited,
    /// Deletes a message.
    "message.delete" => MessageDelete(MessageDelete) -> Done,
    /// Reads a message.
    "message.get" => MessageGet(MessageGet) -> MessageFound,
    /// Gives what a message says in another language.
    "message.translate" => MessageTranslate(MessageTranslate) -> MessageTranslated,
    /// Gives the key to what is shown of the page behind a message's first link.
    "message.preview" => MessagePreview(MessagePreview) -> MessagePreviewed,
    /// Lists messages older than a given one, newest first.
    "message.list" => MessageList(MessageList) -> MessagePage,
    /// Announces a file, whose bytes go over HTTP.
    "file.upload" => FileUpload(FileUpload) -> FileUploadStarted,
    /// Adds a reaction of one's own. Adding it again succeeds.
    "reaction.add" => ReactionAdd(ReactionWrite) -> Done,
    /// Removes a reaction of one's own. Removing one that is not there succeeds.
    "reaction.remove" => ReactionRemove(ReactionWrite) -> Done,
    /// Lists who reacted to a message with an emoji.
    "reaction.list" => ReactionList(ReactionList) -> ReactionPage,
    /// Finds messages among one's conversations, newest first.
    "search.messages" => SearchMessages(Search) -> MessageHits,
    /// Finds conversations among one's own by `subject` or `custom.search`, latest activity first.
    "search.conversations" => SearchConversations(Search) -> ConversationHits,
    /// Says what of the interface is visible on this connection.
    "presence.set" => PresenceSet(PresenceSet) -> Done,
    /// Subscribes to a topic, from its present state or from a revision on.
    "subscribe" => Subscribe(Subscribe) -> Subscribed,
    /// Ends a subscription.
    "unsubscribe" => Unsubscribe(Unsubscribe) -> Done,
}
