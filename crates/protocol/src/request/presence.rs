//! What of the interface a user sees.

use chinwag_model::{ConversationId, Custom};
use serde::{Deserialize, Serialize};

/// All that this connection shows to its user now, instead of what it said before. Nothing shown is a connection in
/// the background. For back ends to ask about; other users are not told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct PresenceSet {
    /// Each visible Inbox, Chatbox or Popup; at most 20.
    pub uis: Vec<VisibleUi>,
}

/// A visible part of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct VisibleUi {
    /// The conversation it shows, if any.
    #[serde(default)]
    pub selected_conversation: Option<ConversationId>,
    /// Whether it has the keyboard focus.
    #[serde(default)]
    pub has_focus: bool,
    /// What the page says of it.
    #[serde(default)]
    #[ts(as = "Option<Custom>")]
    pub custom: Custom,
}
