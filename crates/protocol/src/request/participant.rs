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
