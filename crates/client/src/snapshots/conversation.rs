//! Conversations.

use std::sync::Arc;

use chinwag_model::{Access, ConversationId, Custom, Notify, Timestamp};

use super::{MessageSnapshot, UserSnapshot};

/// One's own view of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationSnapshot {
    /// The conversation's id.
    pub id: ConversationId,
    /// Shown in headers and lists.
    pub subject: Option<String>,
    /// Shown for conversations of more than two people.
    pub photo_url: Option<String>,
    /// Shown before the first message.
    pub welcome_messages: Vec<String>,
    /// What the app stores with the conversation.
    pub custom: Custom,
    /// When it was created.
    pub created_at: Timestamp,
    /// When one joined.
    pub joined_at: Timestamp,
    /// What one may do.
    pub access: Access,
    /// What one is notified of.
    pub notify: Notify,
    /// The newest message.
    pub last_message: Option<Arc<MessageSnapshot>>,
    /// How many messages of others one has not read, counted up to 1,000.
    pub unread_message_count: u32,
    /// Whether something is unread, or one has marked it so.
    pub is_unread: bool,
    /// Messages after this time are unread. The time is that of a message, or 0.
    pub read_until: Timestamp,
    /// Messages up to this time are read by everyone.
    pub everyone_read_until: Timestamp,
}

/// Who is typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypingSnapshot {
    /// Up to five people, who began first comes first; never oneself.
    Few(Vec<Arc<UserSnapshot>>),
    /// More than five.
    Many,
}
