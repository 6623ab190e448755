//! Why a store did not do what it was asked.

use chinwag_model::{Denied, FileId, Invalid, UserId};

/// What came of a call that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A precondition did not hold; nothing was changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The database failed, or the store is closing. Nothing is known of the outcome: a write may be retried with
    /// its idempotency key.
    #[error("the store failed: {0}")]
    Failed(String),
}

/// Preconditions, checked in the same transaction as the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No user has this id.
    UnknownUser(UserId),
    /// No conversation has the id.
    UnknownConversation,
    /// The conversation has no such message.
    UnknownMessage,
    /// The app has no such file, or it is not ready.
    UnknownFile(FileId),
    /// The files of the uploader would have more bytes than they may have.
    QuotaExceeded {
        /// What they have already.
        used: u64,
        /// What they may have.
        quota: u64,
    },
    /// The message replied to is not a user message of this conversation.
    UnknownReference,
    /// This user is not a participant.
    NotAParticipant(UserId),
    /// The participant has `Read` access only.
    ReadOnly,
    /// What the participant may do does not extend to this message.
    NotPermitted,
    /// The participant may not say this.
    Denied(Denied),
    /// A user who does not exist yet was given no name.
    NameRequired(UserId),
    /// The conversation would have more participants than the limit.
    TooManyParticipants {
        /// The limit.
        limit: usize,
    },
    /// The message would have more different reactions than `REACTION_EMOJI_MAX`.
    TooManyReactions,
    /// The idempotency key was used before, with another content.
    KeyReused,
    /// A user who is to be erased still takes part in a conversation.
    StillTakesPart,
    /// The app id is taken.
    AppExists,
    /// The result would break a rule of the model.
    Invalid(Invalid),
}

impl From<Refusal> for StoreError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Invalid> for StoreError {
    fn from(invalid: Invalid) -> Self {
        Self::Refused(Refusal::Invalid(invalid))
    }
}
