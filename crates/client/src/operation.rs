//! Which operation has which name and result, for [`Connection::request`](crate::Connection::request).
//!
//! The protocol's request types are operations themselves, except where one shape serves several: those have a
//! wrapper here.

use chinwag_protocol::{
    ConversationFound, ConversationGet, ConversationHits, ConversationList, ConversationPage,
    ConversationWrite, Done, FileUpload, FileUploadStarted, Hello, JoinAsGuest, MarkAsRead, MarkAsTyping,
    MarkAsUnread, MessageDelete, MessageEdit, MessageEdited, MessageFound, MessageGet, MessageHits,
    MessageList, MessagePage, MessagePreview, MessagePreviewed, MessageSend, MessageSent, MessageTranslate,
    MessageTranslated, ParticipantDelete, ParticipantFound, ParticipantGet, ParticipantList, ParticipantPage,
    ParticipantWrite, Ping, PresenceSet, ReactionList, ReactionPage, ReactionWrite, Search, SetPushTokens,
    Subscribe, Subscribed, TokenAccepted, TokenSet, Unsubscribe, UserFound, UserGet, UserWrite, Welcome,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A request that knows its name and the type of its answer.
pub trait Operation: Serialize {
    /// The name on the wire.
    const NAME: &'static str;
    /// What the server answers when it does as asked.
    type Result: DeserializeOwned;
}

macro_rules! operations {
    ($($name:literal => $fields:ty, $result:ty;)+) => {
        $(impl Operation for $fields {
            const NAME: &'static str = $name;
            type Result = $result;
        })+
    };
}

macro_rules! wrappers {
    ($($(#[doc = $doc:literal])+ $wrapper:ident($fields:ty) = $name:literal => $result:ty;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, PartialEq, Serialize)]
            #[serde(transparent)]
            pub struct $wrapper(pub $fields);

            impl Operation for $wrapper {
                const NAME: &'static str = $name;
                type Result = $result;
            }
        )+
    };
}

operations! {
    "hello" => Hello, Welcome;
    "token.set" => TokenSet, TokenAccepted;
    "ping" => Ping, Done;
    "user.get" => UserGet, UserFound;
    "user.setPushTokens" => SetPushTokens, Done;
    "conversation.get" => ConversationGet, ConversationFound;
    "conversation.list" => ConversationList, ConversationPage;
    "conversation.markAsRead" => MarkAsRead, Done;
    "conversation.markAsUnread" => MarkAsUnread, Done;
    "conversation.joinAsGuest" => JoinAsGuest, Done;
    "conversation.markAsTyping" => MarkAsTyping, Done;
    "participant.get" => ParticipantGet, ParticipantFound;
    "participant.list" => ParticipantList, ParticipantPage;
    "participant.delete" => ParticipantDelete, Done;
    "message.send" => MessageSend, MessageSent;
    "message.edit" => MessageEdit, MessageEdited;
    "message.delete" => MessageDelete, Done;
    "message.get" => MessageGet, MessageFound;
    "message.translate" => MessageTranslate, MessageTranslated;
    "message.preview" => MessagePreview, MessagePreviewed;
    "message.list" => MessageList, MessagePage;
    "file.upload" => FileUpload, FileUploadStarted;
    "reaction.list" => ReactionList, ReactionPage;
    "presence.set" => PresenceSet, Done;
    "subscribe" => Subscribe, Subscribed;
    "unsubscribe" => Unsubscribe, Done;
}

wrappers! {
    /// Creates a user, or leaves an existing one as it is.
    UserCreate(UserWrite) = "user.createIfNotExists" => Done;
    /// Changes a user, creating it when absent.
    UserSet(UserWrite) = "user.set" => Done;
    /// Creates a conversation, or leaves an existing one as it is, and joins it.
    ConversationCreate(ConversationWrite) = "conversation.createIfNotExists" => Done;
    /// Changes a conversation, creating it when absent, and joins it.
    ConversationSet(ConversationWrite) = "conversation.set" => Done;
    /// Adds a user to a conversation, or leaves an existing participant as it is.
    ParticipantCreate(ParticipantWrite) = "participant.createIfNotExists" => Done;
    /// Changes a participant, adding the user when absent.
    ParticipantSet(ParticipantWrite) = "participant.set" => Done;
    /// Changes a participant who must exist.
    ParticipantEdit(ParticipantWrite) = "participant.edit" => Done;
    /// Adds a reaction of one's own. Adding it again succeeds.
    ReactionAdd(ReactionWrite) = "reaction.add" => Done;
    /// Removes a reaction of one's own. Removing one that is not there succeeds.
    ReactionRemove(ReactionWrite) = "reaction.remove" => Done;
    /// Finds messages among one's conversations, newest first.
    SearchMessages(Search) = "search.messages" => MessageHits;
    /// Finds conversations among one's own, latest activity first.
    SearchConversations(Search) = "search.conversations" => ConversationHits;
}

/// A request as it stands on the wire.
pub(crate) fn encode<O: Operation>(id: u64, operation: &O) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Envelope<'a, O> {
        id: u64,
        op: &'static str,
        #[serde(flatten)]
        fields: &'a O,
    }
    serde_json::to_string(&Envelope { id, op: O::NAME, fields: operation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chinwag_protocol::Request;

    /// The wire's own list of operations, from which a name here could drift.
    #[test]
    fn every_operation_of_the_wire_has_a_type_here() {
        let here = [
            Hello::NAME,
            TokenSet::NAME,
            Ping::NAME,
            UserGet::NAME,
            UserCreate::NAME,
            UserSet::NAME,
            SetPushTokens::NAME,
            ConversationGet::NAME,
            ConversationCreate::NAME,
            ConversationSet::NAME,
            ConversationList::NAME,
            MarkAsRead::NAME,
            MarkAsUnread::NAME,
            JoinAsGuest::NAME,
            MarkAsTyping::NAME,
            ParticipantGet::NAME,
            ParticipantList::NAME,
            ParticipantCreate::NAME,
            ParticipantSet::NAME,
            ParticipantEdit::NAME,
            ParticipantDelete::NAME,
            MessageSend::NAME,
            MessageEdit::NAME,
            MessageDelete::NAME,
            MessageGet::NAME,
            MessageTranslate::NAME,
            MessagePreview::NAME,
            MessageList::NAME,
            FileUpload::NAME,
            ReactionAdd::NAME,
            ReactionRemove::NAME,
            ReactionList::NAME,
            SearchMessages::NAME,
            SearchConversations::NAME,
            PresenceSet::NAME,
            Subscribe::NAME,
            Unsubscribe::NAME,
        ];
        assert_eq!(here, Request::OPERATIONS);
    }

    #[test]
    fn a_request_reads_as_the_protocol_says() {
        let user = chinwag_model::UserId::new("bob").unwrap();
        let encoded = encode(7, &UserSet(UserWrite { user, set: Default::default() })).unwrap();
        assert_eq!(encoded, r#"{"id":7,"op":"user.set","user":"bob","set":{}}"#);
    }
}
