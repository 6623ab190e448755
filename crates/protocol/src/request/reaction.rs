//! Reactions to messages.

use chinwag_model::{ConversationId, Emoji, MessageId};
use serde::{Deserialize, Serialize};

use crate::entity::{ReactionEntity, UserEntity};

/// Which reaction of one's own to add or remove.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct ReactionWrite {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The message's id.
    pub message: MessageId,
    /// The emoji; the server takes it in its fully qualified form.
    #[serde(deserialize_with = "Emoji::deserialize_new")]
    pub emoji: Emoji,
}

/// Which reactions to list: those after a known one, oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ReactionList {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The message's id.
    pub message: MessageId,
    /// The emoji; the server takes it in its fully qualified form.
    #[serde(deserialize_with = "Emoji::deserialize_new")]
    pub emoji: Emoji,
    /// The `revision` of the last one already known; absent for the first page.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub after: Option<u64>,
    /// How many, 1 to 100; absent means 10.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// The answer to [`ReactionList`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ReactionPage {
    /// The conversation's revision that this page shows: removals after it are not in it.
    #[ts(type = "number")]
    pub revision: u64,
    /// Oldest first; `null` when there is no such message, or one is not a participant.
    pub reactions: Option<Vec<ReactionEntity>>,
    /// Whether there is nothing newer.
    pub loaded_all: bool,
    /// Every user that the reactions refer to.
    pub users: Vec<UserEntity>,
}
