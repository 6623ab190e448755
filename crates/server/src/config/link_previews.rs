//! Settings of link previews.

use chinwag_model::Entropy as _;
use chinwag_preview::{PreviewOptions, Previews};
use serde::{Deserialize, Serialize};

use crate::ambient::SystemEntropy;

/// What is shown of the pages behind links.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkPreviews {
    /// Whether these pages may be on this machine or in a private network.
    pub allow_private: bool,
}

impl LinkPreviews {
    /// What reads them. Which apps want it, they say themselves.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn previews(&self) -> Result<Previews, String> {
        let mut secret = [0; 32];
        for part in secret.chunks_exact_mut(8) {
            part.copy_from_slice(&SystemEntropy.next_u64().to_le_bytes());
        }
        Previews::new(PreviewOptions { allow_private: self.allow_private, secret })
    }
}
