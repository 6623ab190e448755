//! Subscriptions.

use chinwag_model::MessageId;
use serde::{Deserialize, Serialize};

use super::{ConversationPage, UserFound};
use crate::entity::{ConversationView, MessageEntity, TypingEntity, UserEntity};
use crate::event::Topic;

/// What to follow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct Subscribe {
    /// `user/ID`, `online/ID`, `conversation/ID` or `me`.
    pub topic: Topic,
    /// Conversations only: how many of the newest messages to give along, 0 to 100; absent means 30.
    /// `me` only: how many conversations, 1 to 100; absent means 20.
    #[serde(default)]
    pub limit: Option<u32>,
    /// Conversations only: the last revision seen. What changed since comes in place of a snapshot.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub since: Option<u64>,
}

/// The answer to [`Subscribe`], by kind of topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Subscribed {
    /// A user.
    User(UserFound),
    /// A user, and whether they are connected.
    Online(UserOnline),
    /// One's list of conversations. From now on every event of every conversation one is in arrives, also of
    /// those not on the page.
    Me(ConversationPage),
    /// A conversation, afresh.
    Snapshot(ConversationSnapshot),
    /// A conversation, resumed.
    Resumed(ConversationResumed),
}

/// A user, and whether they are connected. Changes to the user's attributes come by `user/ID`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct UserOnline {
    /// `null` when there is no such user.
    pub user: Option<UserEntity>,
    /// Whether the user has a connection.
    pub online: bool,
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
    /// Who is typing at this moment, oneself left out; who began first comes first.
    pub typing: Vec<TypingEntity>,
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
    /// Who is typing at this moment, oneself left out; who began first comes first.
    pub typing: Vec<TypingEntity>,
}

/// What to follow no longer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Unsubscribe {
    /// The topic as subscribed.
    pub topic: Topic,
}
