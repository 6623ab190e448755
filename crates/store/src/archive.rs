//! All that an app holds, exactly as it is stored: for taking it elsewhere, and for putting it there.

use async_trait::async_trait;
use chinwag_model::{
    AppKey, ConversationId, Emoji, Message, MessageId, Notify, Participant, StoredTheme, Timestamp, User,
    UserId,
};

use crate::{FileRecord, StoreError};

/// A user, or what is left of one.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredUser {
    /// Grows from one to the next.
    pub place: i64,
    /// The user; of one who was erased, an empty one.
    pub user: User,
    /// When they were erased.
    pub erased_at: Option<Timestamp>,
}

/// A message with everything that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredMessage {
    /// The message.
    pub message: Message,
    /// Who reacted, emoji by emoji in the order of first use, oldest reaction first.
    pub reactions: Vec<StoredReaction>,
}

/// One reaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReaction {
    /// With what.
    pub emoji: Emoji,
    /// Who.
    pub user: UserId,
    /// When.
    pub created_at: Timestamp,
}

/// A file that is ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Grows from one to the next.
    pub place: i64,
    /// What is known of it.
    pub record: FileRecord,
    /// Who uploaded it; `None` for back ends, and for people who were erased.
    pub uploader: Option<UserId>,
}

/// What somebody keeps of a conversation who was taken out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFrozen {
    /// Who.
    pub user: UserId,
    /// What they are told of once they take part again.
    pub notify: Notify,
    /// When they had joined.
    pub joined_at: Timestamp,
    /// The last message that they see.
    pub until: Option<MessageId>,
    /// How many of those who take part they see: the first to join.
    pub participants: u32,
}

/// Something to be put back exactly as it was. What is there already by its id, stays: participants are overwritten.
#[derive(Debug, Clone)]
pub enum Restored {
    /// A theme.
    Theme(Box<StoredTheme>),
    /// What is left of a user.
    Erased(UserId, Timestamp),
    /// How people take part in a conversation, in the order in which they joined.
    Participants(ConversationId, Vec<Participant>),
    /// Those who were taken out of a conversation; after those who take part.
    Frozen(ConversationId, Vec<StoredFrozen>),
    /// A message. Whoever said it must be known, and need not take part any more; nor need the message exist to which it
    /// replies. Its file must be there.
    Message(ConversationId, Box<StoredMessage>),
    /// A file, whose bytes are stored already; of no message from this moment on, until one has it.
    File(Box<StoredFile>, Timestamp),
}

/// The part of the store's trait that gives everything, page by page, oldest first.
#[async_trait]
pub trait ArchiveStore: Send + Sync {
    /// Users behind a place, those included who were erased.
    async fn stored_users(&self, app: AppKey, after: i64, limit: u32) -> Result<Vec<StoredUser>, StoreError>;
    /// Messages after a known one, which need not exist any more. None when there is no such conversation.
    async fn stored_messages(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        after: Option<&MessageId>,
        limit: u32,
    ) -> Result<Vec<StoredMessage>, StoreError>;
    /// Those who keep what a conversation was, in the order of their ids.
    async fn stored_frozen(
        &self,
        app: AppKey,
        conversation: &ConversationId,
    ) -> Result<Vec<StoredFrozen>, StoreError>;
    /// Files behind a place.
    async fn stored_files(&self, app: AppKey, after: i64, limit: u32) -> Result<Vec<StoredFile>, StoreError>;
}
