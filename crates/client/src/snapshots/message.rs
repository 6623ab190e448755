//! Messages, and reactions to them.

use std::sync::Arc;

use chinwag_model::{ContentBlock, Custom, Emoji, MessageId, MessageKind, Origin, Timestamp, plaintext};

use super::UserSnapshot;

/// A message as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageSnapshot {
    /// Sorts as messages do.
    pub id: MessageId,
    /// Whether somebody sent it, or the system tells it.
    pub kind: MessageKind,
    /// Who sent it, as they are now; `None` exactly for system messages.
    pub sender: Option<Arc<UserSnapshot>>,
    /// What it says.
    pub content: Vec<ContentBlock>,
    /// What the app stores with it.
    pub custom: Custom,
    /// Which way it came in.
    pub origin: Origin,
    /// The message it replies to, unless that one was deleted.
    pub referenced_message: Option<Arc<ReferencedMessageSnapshot>>,
    /// How often it was reacted to with which emoji, in the order of first use.
    pub reactions: Vec<ReactionsSummary>,
    /// When it was sent.
    pub created_at: Timestamp,
    /// When it was last edited.
    pub edited_at: Option<Timestamp>,
}

/// A message that another one replies to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferencedMessageSnapshot {
    /// Its id.
    pub id: MessageId,
    /// Who sent it, as they are now.
    pub sender: Arc<UserSnapshot>,
    /// What it says.
    pub content: Vec<ContentBlock>,
    /// What the app stores with it.
    pub custom: Custom,
    /// Which way it came in.
    pub origin: Origin,
    /// The message that this one replies to itself.
    pub referenced_message_id: Option<MessageId>,
    /// How often it was reacted to with which emoji, in the order of first use.
    pub reactions: Vec<ReactionsSummary>,
    /// When it was sent.
    pub created_at: Timestamp,
    /// When it was last edited.
    pub edited_at: Option<Timestamp>,
}

/// How often a message was reacted to with one emoji.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReactionsSummary {
    /// The emoji.
    pub emoji: Emoji,
    /// How many people.
    pub count: u32,
    /// Whether oneself is among them.
    pub current_user_reacted: bool,
}

/// One user's reaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReactionSnapshot {
    /// Who.
    pub user: Arc<UserSnapshot>,
    /// When.
    pub created_at: Timestamp,
}

impl MessageSnapshot {
    /// The words without formatting or attachments.
    pub fn plaintext(&self) -> String {
        plaintext(&self.content)
    }
}

impl ReferencedMessageSnapshot {
    /// The words without formatting or attachments.
    pub fn plaintext(&self) -> String {
        plaintext(&self.content)
    }
}
