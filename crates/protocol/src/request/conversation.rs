//! Conversations, and one's place in them.

use chinwag_model::{
    ConversationFilter, ConversationId, ConversationPatch, MessageId, ParticipantPatch, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::entity::{ConversationView, MessageEntity, UserEntity};

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
    /// Only those that it fits.
    #[serde(default)]
    pub filter: Option<ConversationFilter>,
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

/// A conversation to look at, and to write in, without taking part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct JoinAsGuest {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// Its attributes.
    #[serde(default)]
    #[ts(optional, as = "Option<ConversationPatch>")]
    pub set: ConversationPatch,
}

/// In which conversation one is typing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MarkAsTyping {
    /// The conversation's id.
    pub conversation: ConversationId,
}
