//! A receipt for a person who was forgotten.

use chinwag_model::{Timestamp, UserId};
use schemars::JsonSchema;
use serde::Serialize;

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErasureObject {
    /// Who.
    pub user_id: UserId,
    /// `anonymise` or `erase`.
    pub mode: &'static str,
    /// When it was finished.
    pub erased_at: Timestamp,
    /// Conversations that were looked through.
    pub conversations: u64,
    /// Messages that were replaced or deleted.
    pub messages: u64,
}
