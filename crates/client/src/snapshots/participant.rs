//! Participants.

use std::sync::Arc;

use chinwag_model::{Access, Notify, Timestamp};

use super::UserSnapshot;

/// A user's part in a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantSnapshot {
    /// Whose part it is.
    pub user: Arc<UserSnapshot>,
    /// What they may do.
    pub access: Access,
    /// What they are notified of.
    pub notify: Notify,
    /// When they joined.
    pub joined_at: Timestamp,
}
