//! Participants.

use chinwag_model::{ConversationId, ParticipantPatch, UserId};
use serde::{Deserialize, Serialize};

use crate::entity::{ParticipantEntity, UserEntity};

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

/// Which participants to list: those who joined before a known one, newest joiners first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ParticipantList {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The `joinedRevision` of the last one already known; absent for the first page.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub before: Option<u64>,
    /// How many, 1 to 100; absent means 10.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// The answer to [`ParticipantList`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantPage {
    /// The conversation's revision that this page shows: who left after it is still in it.
    #[ts(type = "number")]
    pub revision: u64,
    /// Newest joiners first; `null` when one is not a participant.
    pub participants: Option<Vec<ParticipantEntity>>,
    /// Whether there is nobody who joined earlier.
    pub loaded_all: bool,
    /// The users behind the participants.
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
